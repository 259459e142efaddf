package dev.shrink.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The functions of a library by address, as its unwind tables tell them: sorted, disjoint ranges with an index each. */
final class FunctionTable {
    private final long[] starts;
    private final long[] ends;

    /** @param functions in any order; what overlaps counts as one function */
    FunctionTable(List<Range> functions) {
        List<Range> sorted = new ArrayList<>(functions);
        sorted.sort(Comparator.comparingLong(Range::start));
        long[] from = new long[sorted.size()];
        long[] to = new long[sorted.size()];
        int n = 0;
        for (Range r : sorted) {
            if (n > 0 && r.start() < to[n - 1]) {
                to[n - 1] = Math.max(to[n - 1], r.end());
            } else if (!r.isEmpty()) {
                from[n] = r.start();
                to[n] = r.end();
                n++;
            }
        }
        starts = java.util.Arrays.copyOf(from, n);
        ends = java.util.Arrays.copyOf(to, n);
    }

    int size() {
        return starts.length;
    }

    Range range(int function) {
        return new Range(starts[function], ends[function]);
    }

    boolean startsAt(int function, long address) {
        return starts[function] == address;
    }

    /** The function that has a byte at this address, or -1. */
    int at(long address) {
        int i = java.util.Arrays.binarySearch(starts, address);
        int function = i >= 0 ? i : -i - 2;
        return function >= 0 && address < ends[function] ? function : -1;
    }

    /** The first function that starts at this address or behind it; {@link #size()} if there is none. */
    int firstFrom(long address) {
        int i = java.util.Arrays.binarySearch(starts, address);
        return i >= 0 ? i : -i - 1;
    }

    RangeSet all() {
        List<Range> out = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            out.add(range(i));
        }
        return RangeSet.of(out);
    }
}
