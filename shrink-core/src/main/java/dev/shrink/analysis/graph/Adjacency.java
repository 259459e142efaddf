package dev.shrink.analysis.graph;

/** Edges in compressed sparse rows: the edges of node {@code n} lie at {@code start[n] .. start[n + 1]}. */
record Adjacency(int[] start, int[] target, byte[] kind) {
    static Adjacency of(int nodes, IntList from, IntList to, IntList kinds) {
        int[] start = new int[nodes + 1];
        for (int e = 0; e < from.size(); e++) {
            start[from.get(e) + 1]++;
        }
        for (int n = 0; n < nodes; n++) {
            start[n + 1] += start[n];
        }
        int[] next = start.clone();
        int[] target = new int[from.size()];
        byte[] kind = new byte[from.size()];
        for (int e = 0; e < from.size(); e++) {
            int slot = next[from.get(e)]++;
            target[slot] = to.get(e);
            kind[slot] = (byte) kinds.get(e);
        }
        return new Adjacency(start, target, kind);
    }

    int nodes() {
        return start.length - 1;
    }

    Adjacency reversed() {
        IntList from = new IntList();
        IntList to = new IntList();
        IntList kinds = new IntList();
        for (int n = 0; n < nodes(); n++) {
            for (int e = start[n]; e < start[n + 1]; e++) {
                from.add(target[e]);
                to.add(n);
                kinds.add(kind[e]);
            }
        }
        return of(nodes(), from, to, kinds);
    }
}
