package dev.shrink.jvm.facts;

/**
 * One reference of a class file, the same for all places of a class that make it.
 *
 * @param kind how it refers
 * @param owner the internal name of a class or the descriptor of an array; for strings the text
 * @param key for members {@code name(args)result} or {@code name:type}; otherwise as {@link RefKind} says, often empty
 */
public record Ref(RefKind kind, String owner, String key) {
    /** The member's name, without the descriptor. */
    public String memberName() {
        return Keys.name(key);
    }
}
