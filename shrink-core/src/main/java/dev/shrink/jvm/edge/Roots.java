package dev.shrink.jvm.edge;

import java.util.List;
import java.util.Set;

/**
 * Where the analysis starts.
 *
 * @param handlers Lambda handlers: {@code pkg.Class} or {@code pkg.Class::method}
 * @param mainClasses classes whose main method starts the program
 * @param patterns classes kept whole: a dotted name, in which {@code *} stands for part of a name and {@code **} for any text
 * @param kept patterns of classes that stay whole, but start nothing by themselves
 * @param ownPackages prefixes (slashes) whose reached classes are the application's own and stay whole
 */
public record Roots(List<String> handlers, List<String> mainClasses, List<String> patterns, List<String> kept, Set<String> ownPackages) {
    /** Copies the lists. */
    public Roots {
        handlers = List.copyOf(handlers);
        mainClasses = List.copyOf(mainClasses);
        patterns = List.copyOf(patterns);
        kept = List.copyOf(kept);
        ownPackages = Set.copyOf(ownPackages);
    }

    /** Whether nothing starts: what is kept does not count. */
    public boolean isEmpty() {
        return handlers.isEmpty() && mainClasses.isEmpty() && patterns.isEmpty();
    }

    /** A program that starts at one main method. */
    public static Roots main(String className) {
        return new Roots(List.of(), List.of(className), List.of(), List.of(), Set.of());
    }

    /** A Lambda function. */
    public static Roots handler(String handler) {
        return new Roots(List.of(handler), List.of(), List.of(), List.of(), Set.of());
    }
}
