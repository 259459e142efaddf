package dev.shrink.jvm.edge;

import java.util.List;
import java.util.Set;

/**
 * Where the analysis starts.
 *
 * @param handlers Lambda handlers: {@code pkg.Class} or {@code pkg.Class::method}
 * @param mainClasses classes whose main method starts the program
 * @param patterns classes kept whole: a dotted name, in which {@code *} stands for part of a name and {@code **} for any text
 * @param ownPackages prefixes (slashes) whose reached classes are the application's own and stay whole
 */
public record Roots(List<String> handlers, List<String> mainClasses, List<String> patterns, Set<String> ownPackages) {
    /** Copies the lists. */
    public Roots {
        handlers = List.copyOf(handlers);
        mainClasses = List.copyOf(mainClasses);
        patterns = List.copyOf(patterns);
        ownPackages = Set.copyOf(ownPackages);
    }

    /** A program that starts at one main method. */
    public static Roots main(String className) {
        return new Roots(List.of(), List.of(className), List.of(), Set.of());
    }

    /** A Lambda function. */
    public static Roots handler(String handler) {
        return new Roots(List.of(handler), List.of(), List.of(), Set.of());
    }
}
