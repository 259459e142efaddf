package dev.shrink.model;

/**
 * What a container says about an entry beside its name and bytes.
 *
 * @param unixMode permission bits such as 0644, or 0 where the container does not tell
 * @param stored   whether a zip holds it uncompressed; some loaders need nested archives that way, so it is kept for those
 */
public record Attributes(int unixMode, boolean stored) {

    /** Nothing is known. */
    public static final Attributes NONE = new Attributes(0, false);

    public boolean executable() {
        return (unixMode & 0111) != 0;
    }
}
