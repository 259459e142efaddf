package dev.shrink.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where an entry is: the artifact, the archives around it from the outside in, and its name in the innermost one.
 * Prints as {@code lib/a.jar!/com/x/Foo.class}; names use {@code /} and have no leading slash.
 *
 * @param artifact the name of the function or layer
 * @param archives names of the enclosing archives inside the artifact, outermost first; empty for an entry of the artifact itself
 * @param name     the name in the innermost container
 */
public record EntryPath(String artifact, List<String> archives, String name) implements Comparable<EntryPath> {

    private static final String NESTED = "!/";
    private static final Comparator<EntryPath> ORDER = Comparator.comparing(EntryPath::artifact).thenComparing(EntryPath::toString);

    public EntryPath {
        archives = List.copyOf(archives);
    }

    /** An entry of the artifact itself. */
    public static EntryPath of(String artifact, String name) {
        return new EntryPath(artifact, List.of(), name);
    }

    /** As the record's own, but without its detour over method handles: paths are what everything known of an entry is looked up by. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof EntryPath path && name.equals(path.name) && archives.equals(path.archives) && artifact.equals(path.artifact);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + archives.hashCode()) * 31 + artifact.hashCode();
    }

    /** The path of an entry inside this entry, which is an archive. */
    public EntryPath inside(String child) {
        List<String> around = new ArrayList<>(archives);
        around.add(name);
        return new EntryPath(artifact, around, child);
    }

    /** The same container, another name. */
    public EntryPath sibling(String other) {
        return new EntryPath(artifact, archives, other);
    }

    /** How many archives are around the entry inside the artifact: 0 for what Lambda unpacks, 1 for the content of {@code lib/a.jar}. */
    public int depth() {
        return archives.size();
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The folder part of the name with its closing slash; empty at the top. */
    public String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The container of the entry as text: {@code lib/a.jar}, or empty for the artifact itself. */
    public String container() {
        return String.join(NESTED, archives);
    }

    /** The path with the artifact before it: {@code fe:lib/a.jar!/com/x/Foo.class}. */
    public String qualified() {
        return artifact + ":" + this;
    }

    @Override
    public int compareTo(EntryPath other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return archives.isEmpty() ? name : container() + NESTED + name;
    }
}
