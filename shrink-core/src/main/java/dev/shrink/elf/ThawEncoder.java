package dev.shrink.elf;

import java.util.Arrays;

/**
 * Packs a block for {@code thaw.c}: byte-aligned LZ77 in the manner of LZ4, but with distances up to the whole block and a repeated
 * distance, and with an optimal parse. Decoding stays a copy loop. Packing the same block gives the same bytes on any machine.
 */
final class ThawEncoder {
    /** The largest block: distances have at most 24 bits. */
    static final int LARGEST_BLOCK = 1 << 24;

    private static final int SEGMENT = 1 << 14;
    /** A match of this length is taken without looking for a better way. */
    private static final int LONG_MATCH = 64;
    private static final int FAR = 1 << 30;

    private final byte[] in;
    private final int length;
    private final MatchFinder finder;
    private final TokenWriter out;

    private final int[] cost = new int[SEGMENT + 1];
    private final int[] step = new int[SEGMENT + 1];
    private final int[] distance = new int[SEGMENT + 1];
    private final int[] repeated = new int[SEGMENT + 1];
    private final int[] literals = new int[SEGMENT + 1];
    private int pendingLiterals;
    private int lastDistance = 1;

    private ThawEncoder(byte[] in, int length) {
        this.in = in;
        this.length = length;
        this.finder = new MatchFinder(in, length);
        this.out = new TokenWriter(in, length);
    }

    /** The packed bytes; they may be more than the input. */
    static byte[] pack(byte[] in, int length) {
        if (length > LARGEST_BLOCK) {
            throw new IllegalArgumentException("a block of " + length + " bytes");
        }
        return new ThawEncoder(in, length).run();
    }

    private byte[] run() {
        int at = 0;
        while (at < length) {
            at = segment(at, Math.min(SEGMENT, length - at));
        }
        return out.finish(length - pendingLiterals, pendingLiterals);
    }

    /** Parses from a position on, at most {@code limit} bytes unless a long match goes further; returns where the next segment begins. */
    private int segment(int from, int limit) {
        Arrays.fill(cost, 0, limit + 1, FAR);
        cost[0] = 0;
        repeated[0] = lastDistance;
        literals[0] = pendingLiterals;
        for (int i = 0; i < limit; i++) {
            int at = from + i;
            relaxLiteral(i);
            int repeatLength = finder.lengthAt(at, repeated[i]);
            finder.findAndInsert(at);
            int longest = Math.max(repeatLength, finder.longest());
            if (longest >= LONG_MATCH) {
                emit(from, i);
                boolean repeat = repeatLength >= finder.longest();
                int taken = repeat ? repeatLength : finder.longest();
                match(at, repeat ? lastDistance : finder.distanceOfLongest(), taken);
                for (int p = at + 1; p < at + taken; p++) {
                    finder.insert(p);
                }
                return at + taken;
            }
            relaxMatches(i, limit, repeatLength);
        }
        emit(from, limit);
        return from + limit;
    }

    private void relaxLiteral(int i) {
        int run = literals[i] + 1;
        boolean extended = run >= 7 && (run - 7) % 255 == 0;
        int c = cost[i] + (extended ? 2 : 1);
        if (c < cost[i + 1]) {
            set(i + 1, c, 1, 0, repeated[i], run);
        }
    }

    private void relaxMatches(int i, int limit, int repeatLength) {
        int base = cost[i];
        for (int l = 2; l <= Math.min(repeatLength, limit - i); l++) {
            relaxMatch(i, l, base + TokenWriter.matchCost(0, l), repeated[i]);
        }
        int done = 2;
        for (int m = 0; m < finder.count(); m++) {
            int d = finder.distance(m);
            int tokenClass = TokenWriter.classOf(d);
            int longest = Math.min(finder.length(m), limit - i);
            for (int l = Math.max(done + 1, tokenClass + 2); l <= longest; l++) {
                relaxMatch(i, l, base + TokenWriter.matchCost(tokenClass, l), d);
            }
            done = Math.max(done, longest);
        }
    }

    private void relaxMatch(int i, int l, int c, int d) {
        // At equal cost the later arrival by a match ends a literal run and is preferred.
        if (c < cost[i + l] || c == cost[i + l] && literals[i + l] > 0) {
            set(i + l, c, l, d, d, 0);
        }
    }

    private void set(int i, int c, int l, int d, int repeat, int run) {
        cost[i] = c;
        step[i] = l;
        distance[i] = d;
        repeated[i] = repeat;
        literals[i] = run;
    }

    /** Writes the cheapest way to position {@code end} of the segment; literals at its end stay pending. */
    private void emit(int from, int end) {
        // Turn the chain of predecessors round, in the array that is not needed any more.
        int at = end;
        int next = -1;
        while (at > 0) {
            int before = at - step[at];
            cost[at] = next;
            next = at;
            at = before;
        }
        for (int i = next; i > 0; i = cost[i]) {
            if (distance[i] == 0) {
                pendingLiterals++;
            } else {
                match(from + i - step[i], distance[i], step[i]);
            }
        }
    }

    private void match(int at, int d, int l) {
        out.sequence(at - pendingLiterals, pendingLiterals, d == lastDistance ? 0 : TokenWriter.classOf(d), d, l);
        pendingLiterals = 0;
        lastDistance = d;
    }
}
