package dev.shrink.python.bytecode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The 16 bytes before the code in a {@code .pyc} file (PEP 552).
 *
 * @param magic the number that CPython changes with its byte code
 * @param validation how CPython decides whether the file is stale
 * @param sourceTime seconds since 1970, for {@link Validation#TIMESTAMP}
 * @param sourceSize bytes of the source modulo 2^32, for {@link Validation#TIMESTAMP}
 */
public record PycHeader(int magic, Validation validation, long sourceTime, long sourceSize) {
    /** How CPython decides whether a byte-code file still fits its source. */
    public enum Validation {
        /** By the source's time and size. */
        TIMESTAMP,
        /** By a hash of the source, read at each import. */
        CHECKED_HASH,
        /** Not at all. */
        UNCHECKED_HASH
    }

    static final int LENGTH = 16;

    /** Reads the header; empty when the bytes are no byte code of Python 3.7 or later. */
    public static Optional<PycHeader> parse(byte[] head) {
        if (head.length < LENGTH || head[2] != '\r' || head[3] != '\n') {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int magic = buffer.getShort(0) & 0xFFFF;
        int flags = buffer.getInt(4);
        if (magic < 3390 || magic > 4200 || (flags & ~3) != 0) {
            return Optional.empty();
        }
        Validation validation = (flags & 1) == 0 ? Validation.TIMESTAMP : (flags & 2) != 0 ? Validation.CHECKED_HASH : Validation.UNCHECKED_HASH;
        boolean timed = validation == Validation.TIMESTAMP;
        return Optional.of(new PycHeader(magic, validation, timed ? buffer.getInt(8) & 0xFFFFFFFFL : 0, timed ? buffer.getInt(12) & 0xFFFFFFFFL : 0));
    }

    /** The {@code y} of the Python 3.y that wrote the file; empty for numbers of no known release. */
    public OptionalInt pythonMinor() {
        int[] firstOf = {3390, 3400, 3420, 3430, 3450, 3500, 3550, 3600, 3650};
        for (int i = firstOf.length - 2; i >= 0; i--) {
            if (magic >= firstOf[i] && magic < firstOf[i + 1]) {
                return OptionalInt.of(7 + i);
            }
        }
        return OptionalInt.empty();
    }
}
