package dev.shrink.elf;

import java.util.Arrays;

/** Writes the tokens that {@code thaw.c} reads, and knows what they cost in bytes. */
final class TokenWriter {
    private final byte[] in;
    private byte[] out;
    private int size;

    TokenWriter(byte[] in, int length) {
        this.in = in;
        this.out = new byte[length / 2 + 64];
    }

    /** 1, 2 or 3: how many bytes a distance takes. */
    static int classOf(int distance) {
        return distance <= 1 << 8 ? 1 : distance <= 1 << 16 ? 2 : 3;
    }

    /** Token, distance and continued length, in bytes. Class 0 repeats the last distance. */
    static int matchCost(int tokenClass, int length) {
        int rest = length - tokenClass - 2 - 7;
        return 1 + tokenClass + (rest < 0 ? 0 : 1 + rest / 255);
    }

    void sequence(int literalsFrom, int literals, int tokenClass, int distance, int length) {
        int match = length - tokenClass - 2;
        if (match < 0) {
            throw new IllegalStateException("a match of " + length + " bytes for distance " + distance);
        }
        reserve(literals + literals / 255 + match / 255 + 16);
        out[size++] = (byte) (tokenClass << 6 | Math.min(literals, 7) << 3 | Math.min(match, 7));
        literals(literalsFrom, literals);
        for (int i = 0; i < tokenClass; i++) {
            out[size++] = (byte) (distance - 1 >>> 8 * i);
        }
        rest(match);
    }

    /** The packed bytes, the literals that follow the last match included. A last token is written even if there are none. */
    byte[] finish(int literalsFrom, int literals) {
        reserve(literals + literals / 255 + 16);
        out[size++] = (byte) (Math.min(literals, 7) << 3);
        literals(literalsFrom, literals);
        return Arrays.copyOf(out, size);
    }

    private void literals(int from, int count) {
        rest(count);
        System.arraycopy(in, from, out, size, count);
        size += count;
    }

    private void rest(int count) {
        if (count >= 7) {
            int left = count - 7;
            for (; left >= 255; left -= 255) {
                out[size++] = (byte) 255;
            }
            out[size++] = (byte) left;
        }
    }

    private void reserve(int bytes) {
        if (out.length - size < bytes) {
            out = Arrays.copyOf(out, Math.max(out.length + out.length / 2, size + bytes));
        }
    }
}
