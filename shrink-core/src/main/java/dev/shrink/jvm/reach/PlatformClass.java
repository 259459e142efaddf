package dev.shrink.jvm.reach;

import java.util.List;
import java.util.Set;

/**
 * A class of the Java runtime, without code.
 *
 * @param name internal name
 * @param superName internal name of the superclass, empty for {@code java/lang/Object}
 * @param interfaces direct superinterfaces
 * @param isInterface whether it is an interface
 * @param isPublic whether it is public
 * @param overridable keys of its methods that a subclass can override
 * @param members keys of all its methods and fields that are not private
 */
public record PlatformClass(
        String name, String superName, List<String> interfaces, boolean isInterface, boolean isPublic, List<String> overridable, Set<String> members) {
    /** Copies the collections. */
    public PlatformClass {
        interfaces = List.copyOf(interfaces);
        overridable = List.copyOf(overridable);
        members = Set.copyOf(members);
    }
}
