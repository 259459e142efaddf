package dev.shrink.model;

import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A function's or layer's deployment package as one tree of entries.
 *
 * @param name       how reports call it; unique in a deployment
 * @param role       function or layer
 * @param source     where it was read from; never written to
 * @param packedSize bytes of the package as it is uploaded: the file's size, or 0 for a folder, which is not packed
 * @param root       what Lambda unpacks
 */
public record Artifact(String name, Role role, Path source, long packedSize, Container root) {

    /** Functions are unpacked to {@code /var/task}, layers to {@code /opt}. */
    public enum Role { FUNCTION, LAYER }

    /** Every entry, nested ones included. */
    public Stream<Entry> walk() {
        return root.walk();
    }

    /** Every file that is not an opened archive, at any depth. */
    public Stream<Entry> leaves() {
        return walk().filter(Entry::isLeaf);
    }

    /** What Lambda counts: the unpacked sizes of the outermost entries, in bytes (a jar in {@code lib/} counts as the one file that it is). */
    public long unzippedBytes() {
        return root.entries().stream().filter(e -> e.kind() != EntryKind.DIRECTORY).mapToLong(Entry::size).sum();
    }

    /** What Lambda would count if nested archives were unpacked too, in bytes. */
    public long explodedBytes() {
        return leaves().mapToLong(Entry::size).sum();
    }

    public Artifact withRoot(Container other) {
        return new Artifact(name, role, source, packedSize, other);
    }
}
