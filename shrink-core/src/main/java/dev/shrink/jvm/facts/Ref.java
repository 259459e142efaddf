package dev.shrink.jvm.facts;

/**
 * One reference of a class file, the same for all places of a class that make it.
 *
 * @param kind how it refers
 * @param owner the internal name of a class or the descriptor of an array; for strings the text
 * @param key for members {@code name(args)result} or {@code name:type}; otherwise as {@link RefKind} says, often empty
 */
public record Ref(RefKind kind, String owner, String key) {
    /** As the record's own, but without its detour over method handles: references are hashed by the million. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Ref ref && kind == ref.kind && owner.equals(ref.owner) && key.equals(ref.key);
    }

    @Override
    public int hashCode() {
        return (owner.hashCode() * 31 + key.hashCode()) * 31 + kind.ordinal();
    }

    /** The member's name, without the descriptor. */
    public String memberName() {
        return Keys.name(key);
    }
}
