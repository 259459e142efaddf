package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * x86_64: branches (rel32) and operands with RIP-relative addressing. Every byte is taken for the possible begin of an instruction, so that none is missed; a number that only looks like one makes a reference too many.
 */
final class X86References implements CodeReferences {
    private static final long CHUNK = 1 << 20;
    private static final int LONGEST = 16;

    @Override
    public void forEach(ImageReader image, Range code, Visitor visitor) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) CHUNK + LONGEST);
        for (long at = code.start(); at < code.end(); at += CHUNK) {
            // A few bytes before and behind belong to instructions that lie across the edge.
            chunk.clear().limit((int) Math.min(CHUNK + LONGEST, code.end() - at));
            image.fill(at, chunk);
            int last = (int) Math.min(CHUNK, chunk.limit());
            for (int i = 0; i < last; i++) {
                decode(chunk, i, at, visitor);
            }
        }
    }

    private static void decode(ByteBuffer b, int i, long base, Visitor visitor) {
        int opcode = b.get(i) & 0xff;
        if (i + 5 > b.limit()) {
            return;
        }
        if (opcode == 0xe8 || opcode == 0xe9) {
            visitor.visit(base + i + 1, base + i + 5 + b.getInt(i + 1), Kind.BRANCH);
        } else if (opcode == 0x0f && (b.get(i + 1) & 0xf0) == 0x80 && i + 6 <= b.limit()) {
            visitor.visit(base + i + 2, base + i + 6 + b.getInt(i + 2), Kind.BRANCH);
        }
        if ((b.get(i + 1) & 0xc7) == 5 && i + 6 <= b.limit()) {
            int immediate = immediate(opcode);
            if (immediate >= 0 || isExtended(opcode) && isEscaped(b, i)) {
                immediate = Math.max(immediate, 0);
                visitor.visit(base + i + 2, base + i + 6 + immediate + b.getInt(i + 2), opcode == 0x8d ? Kind.ADDRESS : Kind.MEMORY);
            }
        }
    }

    /** How many bytes follow the displacement, or -1 for an opcode with which compilers do not refer to tables or functions. */
    private static int immediate(int opcode) {
        return switch (opcode) {
            case 0x80, 0x83, 0xc6 -> 1;
            case 0x81, 0xc7 -> 4;
            case 0x01, 0x03, 0x33, 0x39, 0x3b, 0x63, 0x85, 0x87, 0x89, 0x8b, 0x8d, 0xff -> 0;
            default -> -1;
        };
    }

    /** Opcodes of the second table: moves of vectors, multiplications, extensions. */
    private static boolean isExtended(int opcode) {
        return switch (opcode) {
            case 0x10, 0x11, 0x12, 0x13, 0x16, 0x17, 0x28, 0x29, 0x6e, 0x6f, 0x7e, 0x7f, 0xaf, 0xb6, 0xb7, 0xbe, 0xbf, 0xd6 -> true;
            default -> false;
        };
    }

    /** Whether the byte before the opcode, or a VEX prefix of two or three bytes, says that it is of the second table. */
    private static boolean isEscaped(ByteBuffer b, int i) {
        return i < 3 || b.get(i - 1) == 0x0f || (b.get(i - 2) & 0xff) == 0xc5 || (b.get(i - 3) & 0xff) == 0xc4;
    }
}
