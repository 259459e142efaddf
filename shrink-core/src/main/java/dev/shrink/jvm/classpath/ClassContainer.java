package dev.shrink.jvm.classpath;

import java.util.List;

/**
 * A jar or a class folder.
 *
 * @param name how messages call it, e.g. {@code lib/guava.jar}
 * @param application whether it holds the application's own classes and nothing else
 * @param files its files in archive order
 */
public record ClassContainer(String name, boolean application, List<ClassPathFile> files) {
    /** Copies the list. */
    public ClassContainer {
        files = List.copyOf(files);
    }
}
