package dev.shrink.elf;

import java.nio.ByteBuffer;

/**
 * x86_64 (Intel SDM, volume 2). All references relative to the instruction pointer have one of two forms: a branch opcode with four bytes of
 * displacement, or a ModRM byte with mod 0 and r/m 5 and the displacement behind it, perhaps followed by an immediate operand of 1, 2 or 4 bytes.
 */
final class X86Scanner implements CodeScanner {
    private static final int[] IMMEDIATES = {0, 1, 2, 4};

    @Override
    public void scan(ByteBuffer code, long address, Sink sink) {
        int begin = code.position();
        int end = code.limit();
        for (int i = begin; i + 1 < end; i++) {
            int first = code.get(i) & 0xff;
            int second = code.get(i + 1) & 0xff;
            long here = address + i - begin;
            if ((first & 0xf0) == 0x70 || first == 0xeb || (first & 0xfc) == 0xe0) {
                sink.shortBranch(here + 2 + (byte) second);
            }
            boolean call = (first & 0xfe) == 0xe8;
            if (call && i + 5 <= end) {
                sink.branch(here + 5 + code.getInt(i + 1));
            }
            if (i + 6 > end) {
                continue;
            }
            if (first == 0x0f && (second & 0xf0) == 0x80 || first == 0xc7 && second == 0xf8) {
                sink.branch(here + 6 + code.getInt(i + 2));
            }
            if ((second & 0xc7) == 5) {
                long target = here + 6 + code.getInt(i + 2);
                for (int immediate : IMMEDIATES) {
                    sink.address(target + immediate);
                }
            }
        }
    }

    @Override
    public boolean mayGoOn(ByteBuffer code) {
        int end = code.limit();
        int length = code.remaining();
        int last = code.get(end - 1) & 0xff;
        if (last == 0xc3 || last == 0xcc || last == 0xf4) { // ret, int3, hlt
            return false;
        }
        for (int back = 2; back <= Math.min(length, 8); back++) {
            int opcode = code.get(end - back) & 0xff;
            int next = code.get(end - back + 1) & 0xff;
            boolean stops = switch (back) {
                case 2 -> opcode == 0xeb || opcode == 0x0f && (next == 0x0b || next == 0xff);
                case 3 -> opcode == 0xc2;
                case 5 -> (opcode & 0xfe) == 0xe8;
                default -> false;
            };
            int operation = next >>> 3 & 7;
            if (stops || opcode == 0xff && (operation == 2 || operation == 4) && back <= 7) { // a jump, or a call that does not return, through a pointer
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isPadding(ByteBuffer code) {
        int i = code.position();
        while (i < code.limit()) {
            int first = code.get(i) & 0xff;
            if (first == 0x0f && i + 3 <= code.limit() && (code.get(i + 1) & 0xff) == 0x1f) {
                i += longNop(code.get(i + 2) & 0xff);
            } else if (first == 0x90 || first == 0xcc || first == 0x66 || first == 0x2e || first == 0) {
                i++;
            } else {
                return false;
            }
        }
        return i == code.limit();
    }

    private static int longNop(int modrm) {
        return switch (modrm) {
            case 0x40 -> 4;
            case 0x44 -> 5;
            case 0x80 -> 7;
            case 0x84 -> 8;
            default -> 3;
        };
    }

    @Override
    public byte[] trap() {
        return new byte[] {(byte) 0xcc};
    }
}
