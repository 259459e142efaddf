package dev.shrink.jvm.facts;

import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.classpath.ClassContainer;

/**
 * One class file of a class: the class itself, a shadowed duplicate in a later container, or a multi-release version.
 *
 * @param container where it lies
 * @param file its content
 * @param release the Java release of {@code META-INF/versions/N}; 0 for the base
 */
public record ClassSource(ClassContainer container, ClassPathFile file, int release) {
}
