package dev.shrink.analysis.graph;

import java.util.Comparator;
import java.util.Objects;

/**
 * A thing that can be reached.
 *
 * @param space the space in which the name is unique
 * @param name the name, in the form that {@link Space} says
 */
public record Node(Space space, String name) implements Comparable<Node> {
    private static final Comparator<Node> ORDER = Comparator.comparing(Node::space).thenComparing(Node::name);

    /** Rejects missing parts. */
    public Node {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(name, "name");
    }

    /** The class with this internal name. */
    public static Node type(String internalName) {
        return new Node(Space.CLASS, internalName);
    }

    /** A member of a class; methods carry their descriptor, fields a colon and theirs. */
    public static Node member(String owner, String nameAndDescriptor) {
        return new Node(Space.MEMBER, owner + '.' + nameAndDescriptor);
    }

    /** The class of a member; any other node itself. */
    public Node owner() {
        return space == Space.MEMBER ? type(name.substring(0, name.indexOf('.'))) : this;
    }

    /** A file that is neither class nor native library. */
    public static Node resource(String name) {
        return new Node(Space.RESOURCE, name);
    }

    /** A native library. */
    public static Node nativeLibrary(String path) {
        return new Node(Space.NATIVE, path);
    }

    /** A Python module. */
    public static Node pythonModule(String dottedName) {
        return new Node(Space.PYTHON_MODULE, dottedName);
    }

    /** As the record's own, but without its detour over method handles: every edge looks its nodes up. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Node node && space == node.space && name.equals(node.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + space.ordinal();
    }

    @Override
    public int compareTo(Node other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
