package dev.shrink.analysis.graph;

import java.util.Arrays;

/** A growing list of ints: graphs of real applications have millions of edges, and boxes would cost tenfold. */
final class IntList {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
