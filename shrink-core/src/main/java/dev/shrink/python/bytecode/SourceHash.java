package dev.shrink.python.bytecode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The hash of a source that hash-based byte code carries (PEP 552): SipHash with the magic number as key. */
public final class SourceHash {
    private static final int FINAL_ROUNDS_24 = 4;
    private static final int FINAL_ROUNDS_13 = 3;

    private long v0 = 0x736f6d6570736575L;
    private long v1 = 0x646f72616e646f6dL;
    private long v2 = 0x6c7967656e657261L;
    private long v3 = 0x7465646279746573L;

    private SourceHash(long key) {
        v0 ^= key;
        v2 ^= key;
    }

    /**
     * @param magic the number in the header of the byte code
     * @param pythonMinor CPython since 3.11 uses SipHash-1-3, before SipHash-2-4
     */
    public static long of(int magic, int pythonMinor, byte[] source) {
        boolean fast = pythonMinor >= 11;
        long rawMagic = magic & 0xFFFFL | (long) '\r' << 16 | (long) '\n' << 24;
        return new SourceHash(rawMagic).hash(source, fast ? 1 : 2, fast ? FINAL_ROUNDS_13 : FINAL_ROUNDS_24);
    }

    private long hash(byte[] data, int rounds, int finalRounds) {
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= Long.BYTES) {
            word(buffer.getLong(), rounds);
        }
        long last = (long) data.length << 56;
        for (int shift = 0; buffer.hasRemaining(); shift += 8) {
            last |= (buffer.get() & 0xFFL) << shift;
        }
        word(last, rounds);
        v2 ^= 0xFF;
        rounds(finalRounds);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void word(long m, int rounds) {
        v3 ^= m;
        rounds(rounds);
        v0 ^= m;
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
