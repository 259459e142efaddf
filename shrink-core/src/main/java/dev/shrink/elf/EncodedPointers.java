package dev.shrink.elf;

import java.nio.ByteBuffer;

/** Pointers and numbers as unwind tables encode them (LSB, "DWARF Exception Header Encoding"; DWARF 4, section 7.6). */
final class EncodedPointers {
    static final int OMIT = 0xff;
    private static final int PC_RELATIVE = 0x10;
    private static final int FORMAT = 0x0f;
    private static final int RELATION = 0x70;

    private EncodedPointers() {
    }

    /** A pointer; the address of the field itself counts for relative ones. An indirect pointer gives the address of the slot. */
    static long pointer(ByteBuffer b, long tableAddress, int encoding) throws RefusedException {
        long field = tableAddress + b.position();
        long value = number(b, encoding);
        int relation = encoding & RELATION;
        if (relation != PC_RELATIVE && !(relation == 0 && value == 0)) {
            throw RefusedException.unsupported("has unwind tables with pointers of encoding 0x%x".formatted(encoding));
        }
        return value == 0 ? 0 : field + value;
    }

    static long number(ByteBuffer b, int encoding) throws RefusedException {
        return switch (encoding & FORMAT) {
            case 0x00, 0x04, 0x0c -> b.getLong();
            case 0x01 -> unsigned(b);
            case 0x02 -> Short.toUnsignedLong(b.getShort());
            case 0x03 -> Integer.toUnsignedLong(b.getInt());
            case 0x09 -> signed(b);
            case 0x0a -> b.getShort();
            case 0x0b -> b.getInt();
            default -> throw RefusedException.unsupported("has unwind tables with numbers of encoding 0x%x".formatted(encoding));
        };
    }

    /** ULEB128. */
    static long unsigned(ByteBuffer b) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = b.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** SLEB128. */
    static long signed(ByteBuffer b) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = b.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                int used = shift + 7;
                return used < Long.SIZE && (next & 0x40) != 0 ? value | -1L << used : value;
            }
        }
    }
}
