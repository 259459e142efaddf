package dev.shrink.jvm.edge;

import java.util.List;
import java.util.Optional;

/** Methods named after a property of their object (JavaBeans, section 8.3; builders and fluent setters are named alike). */
final class Accessors {
    private Accessors() {
    }

    /** The property that a method is named after, if its name begins with one of the prefixes. */
    static Optional<String> property(String method, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (method.length() > prefix.length() && method.startsWith(prefix) && Character.isUpperCase(method.charAt(prefix.length()))) {
                String rest = method.substring(prefix.length());
                return Optional.of(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
            }
        }
        return Optional.empty();
    }
}
