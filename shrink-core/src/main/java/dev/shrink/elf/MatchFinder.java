package dev.shrink.elf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds earlier occurrences of the bytes at a position, nearest first, each longer than those before it. Near ones are found by the
 * hash of four bytes, far ones by that of eight, because a far match must be long to be worth its distance.
 */
final class MatchFinder {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NEAR = 1 << 16;
    private static final int NEAR_DEPTH = 16;
    private static final int FAR_DEPTH = 6;
    private static final int SHORT_BITS = 14;
    private static final int NEAR_BITS = 17;
    private static final int FAR_BITS = 19;
    private static final int MOST = 64;

    private final byte[] in;
    private final int length;
    private final int[] shortHead = filled(SHORT_BITS);
    private final int[] nearHead = filled(NEAR_BITS);
    private final int[] nearChain = new int[NEAR];
    private final int[] farHead = filled(FAR_BITS);
    private final int[] farChain;
    private final int[] distances = new int[MOST];
    private final int[] lengths = new int[MOST];
    private int count;

    MatchFinder(byte[] in, int length) {
        this.in = in;
        this.length = length;
        this.farChain = new int[length];
    }

    private static int[] filled(int bits) {
        int[] heads = new int[1 << bits];
        Arrays.fill(heads, -1);
        return heads;
    }

    int count() {
        return count;
    }

    int distance(int i) {
        return distances[i];
    }

    int length(int i) {
        return lengths[i];
    }

    int longest() {
        return count == 0 ? 0 : lengths[count - 1];
    }

    int distanceOfLongest() {
        return distances[count - 1];
    }

    /** How many bytes at the position are those that stand the distance before it. */
    int lengthAt(int at, int distance) {
        return distance > at ? 0 : matching(at - distance, at);
    }

    void findAndInsert(int at) {
        count = 0;
        if (length - at < Long.BYTES) {
            return;
        }
        int first = (int) INT.get(in, at);
        int s = shortHash(first);
        int n = nearHash(first);
        int f = farHash((long) LONG.get(in, at));
        if (shortHead[s] >= 0 && at - shortHead[s] <= 256) {
            offer(at, shortHead[s], 2);
        }
        int best = Math.max(3, longest());
        int depth = NEAR_DEPTH;
        for (int p = nearHead[n]; p >= 0 && at - p < NEAR && depth-- > 0;) {
            best = offer(at, p, best);
            int next = nearChain[p & NEAR - 1];
            if (next >= p) {
                break;
            }
            p = next;
        }
        depth = FAR_DEPTH;
        for (int p = farHead[f]; p >= 0 && depth-- > 0; p = farChain[p]) {
            if (at - p >= NEAR) {
                best = offer(at, p, Math.max(best, 5));
            }
        }
        link(at, s, n, f);
    }

    void insert(int at) {
        if (length - at >= Long.BYTES) {
            int first = (int) INT.get(in, at);
            link(at, shortHash(first), nearHash(first), farHash((long) LONG.get(in, at)));
        }
    }

    private void link(int at, int s, int n, int f) {
        shortHead[s] = at;
        nearChain[at & NEAR - 1] = nearHead[n];
        nearHead[n] = at;
        farChain[at] = farHead[f];
        farHead[f] = at;
    }

    private int offer(int at, int p, int best) {
        if (at + best >= length || in[p + best] != in[at + best]) {
            return best;
        }
        int l = matching(p, at);
        if (l > best && count < MOST) {
            distances[count] = at - p;
            lengths[count++] = l;
            return l;
        }
        return best;
    }

    private int matching(int p, int at) {
        int n = 0;
        int most = length - at;
        while (n + Long.BYTES <= most) {
            long difference = (long) LONG.get(in, p + n) ^ (long) LONG.get(in, at + n);
            if (difference != 0) {
                return n + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            n += Long.BYTES;
        }
        while (n < most && in[p + n] == in[at + n]) {
            n++;
        }
        return n;
    }

    private static int shortHash(int first) {
        return (first << 8) * 0x9e3779b1 >>> 32 - SHORT_BITS;
    }

    private static int nearHash(int first) {
        return first * 0x9e3779b1 >>> 32 - NEAR_BITS;
    }

    private static int farHash(long first) {
        return (int) (first * 0x9e3779b97f4a7c15L >>> 64 - FAR_BITS);
    }
}
