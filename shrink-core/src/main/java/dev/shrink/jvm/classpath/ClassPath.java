package dev.shrink.jvm.classpath;

import java.util.List;

/**
 * Containers in the order in which the class loader searches them: the first file of a name wins.
 *
 * @param containers in search order
 */
public record ClassPath(List<ClassContainer> containers) {
    /** Copies the list. */
    public ClassPath {
        containers = List.copyOf(containers);
    }
}
