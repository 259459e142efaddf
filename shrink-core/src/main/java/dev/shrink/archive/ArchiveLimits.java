package dev.shrink.archive;

/**
 * How far an input is trusted.
 *
 * @param maxDepth      archives inside each other that are opened; deeper ones are treated as plain files
 * @param maxEntries    entries of one archive
 * @param maxTotalBytes unpacked bytes of one archive
 * @param maxRatio      unpacked bytes for each byte of the archive, where {@code ratioFloor} is exceeded
 * @param ratioFloor    unpacked bytes below which no ratio is suspicious
 */
public record ArchiveLimits(int maxDepth, int maxEntries, long maxTotalBytes, int maxRatio, long ratioFloor) {

    /** Far above everything that Lambda can take, far below what hurts. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(4, 1_000_000, 32L << 30, 200, 256L << 20);

    public ArchiveLimits withMaxDepth(int depth) {
        return new ArchiveLimits(depth, maxEntries, maxTotalBytes, maxRatio, ratioFloor);
    }
}
