package dev.shrink.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the targets of calls and jumps absolute, so that calls of one function from many places look alike to the packer.
 * Exactly invertible; {@code thaw.c} holds the inverse. Positions are relative to the block's start.
 */
enum BranchFilter {
    NONE(0) {
        @Override
        void apply(byte[] code, int length) {
            // nothing to do
        }

        @Override
        void undo(byte[] code, int length) {
            // nothing to do
        }
    },
    /** {@code E8} and {@code E9} with 32-bit displacements; targets outside the block's 16 MiB stay as they are. */
    X86_64(1) {
        @Override
        void apply(byte[] code, int length) {
            ByteBuffer b = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
            int size = 1 << 24;
            for (int i = 0; i + 5 <= length;) {
                if ((code[i] & 0xfe) != 0xe8) {
                    i++;
                    continue;
                }
                int v = b.getInt(i + 1);
                if (v >= -i && v < size) {
                    b.putInt(i + 1, v < size - i ? v + i : v - size);
                }
                i += 5;
            }
        }

        @Override
        void undo(byte[] code, int length) {
            ByteBuffer b = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
            int size = 1 << 24;
            for (int i = 0; i + 5 <= length;) {
                if ((code[i] & 0xfe) != 0xe8) {
                    i++;
                    continue;
                }
                int v = b.getInt(i + 1);
                if (v >= -i && v < size) {
                    b.putInt(i + 1, v >= 0 ? v - i : v + size);
                }
                i += 5;
            }
        }
    },
    /** {@code BL} with a 26-bit displacement in words. */
    ARM64(2) {
        @Override
        void apply(byte[] code, int length) {
            ByteBuffer b = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i + 4 <= length; i += 4) {
                int v = b.getInt(i);
                if (v >>> 26 == 0x25) {
                    b.putInt(i, 0x94000000 | v + i / 4 & 0x3ffffff);
                }
            }
        }

        @Override
        void undo(byte[] code, int length) {
            ByteBuffer b = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i + 4 <= length; i += 4) {
                int v = b.getInt(i);
                if (v >>> 26 == 0x25) {
                    b.putInt(i, 0x94000000 | v - i / 4 & 0x3ffffff);
                }
            }
        }
    };

    private final int code;

    BranchFilter(int code) {
        this.code = code;
    }

    /** The number that {@code thaw.c} knows it by. */
    int code() {
        return code;
    }

    abstract void apply(byte[] code, int length);

    abstract void undo(byte[] code, int length);

    static BranchFilter ofCode(int code) throws RefusedException {
        return switch (code) {
            case 0 -> NONE;
            case 1 -> X86_64;
            case 2 -> ARM64;
            default -> throw RefusedException.corrupt("branch filter " + code);
        };
    }

    static BranchFilter forMachine(int machine) {
        return machine == Elf.MACHINE_AARCH64 ? ARM64 : X86_64;
    }
}
