package dev.shrink.assembly;

import java.nio.file.Path;

import dev.shrink.model.Component;

/**
 * Something on the class path that goes into a package.
 *
 * @param component whom it belongs to
 * @param path      a jar, or a folder of classes
 * @param fileName  what its jar is called in a package, such as {@code guava-33.0.jar}
 */
public record Library(Component component, Path path, String fileName) { }
