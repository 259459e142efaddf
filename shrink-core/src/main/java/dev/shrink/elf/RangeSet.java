package dev.shrink.elf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An immutable set of bytes as sorted, disjoint, non-adjacent ranges.
 *
 * @param ranges in ascending order
 */
record RangeSet(List<Range> ranges) {
    static final RangeSet EMPTY = new RangeSet(List.of());

    RangeSet {
        ranges = List.copyOf(ranges);
    }

    /** The union of any ranges, in any order. */
    static RangeSet of(Collection<Range> any) {
        List<Range> sorted = any.stream().filter(r -> !r.isEmpty()).sorted(Comparator.comparingLong(Range::start)).toList();
        List<Range> merged = new ArrayList<>();
        for (Range next : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && next.start() <= merged.get(last).end()) {
                merged.set(last, new Range(merged.get(last).start(), Math.max(merged.get(last).end(), next.end())));
            } else {
                merged.add(next);
            }
        }
        return new RangeSet(merged);
    }

    static RangeSet of(Range... any) {
        return of(List.of(any));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    long length() {
        return ranges.stream().mapToLong(Range::length).sum();
    }

    RangeSet union(RangeSet other) {
        return of(Stream.concat(ranges.stream(), other.ranges.stream()).toList());
    }

    RangeSet minus(RangeSet other) {
        List<Range> out = new ArrayList<>();
        int i = 0;
        for (Range whole : ranges) {
            long at = whole.start();
            while (i > 0 && other.ranges.get(i - 1).end() > at) {
                i--;
            }
            while (i < other.ranges.size() && other.ranges.get(i).start() < whole.end()) {
                Range cut = other.ranges.get(i);
                if (cut.start() > at) {
                    out.add(new Range(at, cut.start()));
                }
                at = Math.max(at, cut.end());
                i++;
            }
            if (at < whole.end()) {
                out.add(new Range(at, whole.end()));
            }
        }
        return new RangeSet(out);
    }

    RangeSet intersection(Range window) {
        return new RangeSet(ranges.stream().map(r -> r.intersection(window)).filter(r -> !r.isEmpty()).toList());
    }

    /** Whole pages of each range. */
    RangeSet inward(long page) {
        return new RangeSet(ranges.stream().map(r -> r.inward(page)).filter(r -> !r.isEmpty()).toList());
    }

    boolean contains(Range part) {
        int i = indexAtOrBefore(part.start());
        return part.isEmpty() || i >= 0 && ranges.get(i).contains(part);
    }

    boolean contains(long position) {
        int i = indexAtOrBefore(position);
        return i >= 0 && ranges.get(i).contains(position);
    }

    boolean intersects(Range part) {
        if (part.isEmpty()) {
            return false;
        }
        int i = indexAtOrBefore(part.start());
        return i >= 0 && ranges.get(i).end() > part.start() || i + 1 < ranges.size() && ranges.get(i + 1).start() < part.end();
    }

    /** Index of the last range that starts at or before the position, or -1. */
    private int indexAtOrBefore(long position) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).start() <= position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
