package dev.shrink.elf;

/**
 * A half-open range of addresses or offsets, in bytes.
 *
 * @param start first byte
 * @param end one past the last byte
 */
record Range(long start, long end) {

    Range {
        if (end < start) {
            throw new IllegalArgumentException("range ends before it starts: " + start + ".." + end);
        }
    }

    long length() {
        return end - start;
    }

    boolean isEmpty() {
        return end == start;
    }

    boolean contains(long position) {
        return position >= start && position < end;
    }

    boolean contains(Range other) {
        return other.start >= start && other.end <= end;
    }

    boolean intersects(Range other) {
        return other.start < end && start < other.end;
    }

    /** The whole pages inside this range; empty if there is none. */
    Range inward(long page) {
        long first = Elf.alignUp(start, page);
        long last = Elf.alignDown(end, page);
        return first < last ? new Range(first, last) : new Range(start, start);
    }

    Range intersection(Range other) {
        long from = Math.max(start, other.start);
        long to = Math.min(end, other.end);
        return from < to ? new Range(from, to) : new Range(start, start);
    }
}
