package dev.shrink.jvm.link;

/**
 * A reference that resolved before and does not any more.
 *
 * @param className internal name of the class that refers; for service files the file's name
 * @param from the member that refers, or empty
 * @param target what is missing: a class, {@code owner.member}, or a resource
 */
public record BrokenLink(String className, String from, String target) {
}
