package dev.shrink.elf;

/** Unpacks what {@link ThawEncoder} packed: the twin of {@code unpack} in {@code thaw.c}, used to check a packed block before it is written. */
final class ThawDecoder {
    private final byte[] in;
    private final int inEnd;
    private int at;

    private ThawDecoder(byte[] in, int inEnd) {
        this.in = in;
        this.inEnd = inEnd;
    }

    /** Whether the packed bytes give exactly {@code length} bytes, which are then in {@code out}. */
    static boolean unpack(byte[] packed, int packedLength, byte[] out, int length) {
        return new ThawDecoder(packed, packedLength).run(out, length);
    }

    private boolean run(byte[] out, int length) {
        int d = 0;
        int distance = 1;
        while (at < inEnd) {
            int token = in[at++] & 0xff;
            int tokenClass = token >>> 6;
            long literals = count(token >>> 3 & 7);
            if (literals > length - d || literals > inEnd - at) {
                return false;
            }
            System.arraycopy(in, at, out, d, (int) literals);
            at += (int) literals;
            d += (int) literals;
            if (d == length) {
                return at == inEnd;
            }
            if (tokenClass > 0) {
                if (inEnd - at < tokenClass) {
                    return false;
                }
                distance = 1;
                for (int i = 0; i < tokenClass; i++) {
                    distance += (in[at++] & 0xff) << 8 * i;
                }
            }
            long match = count(token & 7) + tokenClass + 2;
            if (distance > d || match > length - d) {
                return false;
            }
            for (int end = d + (int) match; d < end; d++) {
                out[d] = out[d - distance];
            }
        }
        return false;
    }

    private long count(int inToken) {
        long n = inToken;
        if (inToken == 7) {
            int more;
            do {
                more = at < inEnd ? in[at++] & 0xff : 0;
                n += more;
            } while (more == 255);
        }
        return n;
    }
}
