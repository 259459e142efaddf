package dev.shrink.elf;

import java.util.OptionalLong;

/**
 * One instruction of AArch64 (Arm ARM, chapter C4), as far as it tells what code refers to.
 *
 * @param word its four bytes
 * @param address where it stands
 */
record Arm64Instruction(int word, long address) {
    static final int LENGTH = 4;
    /** The register that reads as zero, or the stack pointer: never an address in a library. */
    static final int NO_REGISTER = 31;

    /** What a branch with a displacement leads to. */
    OptionalLong branch() {
        if ((word & 0x7c000000) == 0x14000000) { // B, BL
            return at(word << 6 >> 6);
        } else if ((word & 0xff000000) == 0x54000000 || (word & 0x7e000000) == 0x34000000) { // B.cond, CBZ
            return at(word << 8 >> 13);
        } else if ((word & 0x7e000000) == 0x36000000) { // TBZ
            return at(word << 13 >> 18);
        }
        return OptionalLong.empty();
    }

    private OptionalLong at(int words) {
        return OptionalLong.of(address + (long) LENGTH * words);
    }

    /** The address that a literal load or ADR holds. */
    OptionalLong nearby() {
        if ((word & 0x3b000000) == 0x18000000) {
            return at(word << 8 >> 13);
        }
        return (word & 0x9f000000) == 0x10000000 ? OptionalLong.of(address + pageNumber()) : OptionalLong.empty();
    }

    /** ADRP. */
    boolean isPage() {
        return (word & 0x9f000000) == 0x90000000;
    }

    /** The page whose address ADRP computes. */
    long page() {
        return Elf.alignDown(address, Elf.PAGE) + Elf.PAGE * pageNumber();
    }

    private long pageNumber() {
        return (long) (word << 8 >> 13) << 2 | word >>> 29 & 3;
    }

    /** What an ADD, load or store adds to its {@link #base}; empty for other instructions. */
    OptionalLong offset() {
        if (isAddition()) {
            return OptionalLong.of((long) (word >>> 10 & 0xfff) << ((word & 1 << 22) != 0 ? 12 : 0));
        }
        return isAccess() ? OptionalLong.of((long) (word >>> 10 & 0xfff) << scale()) : OptionalLong.empty();
    }

    int base() {
        return word >>> 5 & 31;
    }

    /** ADD of a number to a 64-bit register. */
    private boolean isAddition() {
        return (word & 0xff800000) == 0x91000000;
    }

    /** A load or store with an unsigned offset. */
    private boolean isAccess() {
        return (word & 0x3b000000) == 0x39000000;
    }

    private boolean isVector() {
        return (word & 1 << 26) != 0;
    }

    /** By how much the offset of a load or store is shifted: the size, 16 bytes for a whole vector register. */
    private int scale() {
        return isVector() && (word & 1 << 23) != 0 ? 4 : word >>> 30;
    }

    /** A register that surely holds something else afterwards, of the instructions that programs mostly consist of; {@link #NO_REGISTER} for others. */
    int overwritten() {
        boolean load = isAccess() && !isVector() && (word >>> 22 & 3) != 0 && (word & 0xffc00000) != 0xf9800000; // but for PRFM
        boolean number = (word & 0x1f800000) == 0x11000000; // ADD, SUB of a number
        boolean move = (word & 0x1f800000) == 0x12800000; // MOVZ, MOVN, MOVK
        boolean registers = (word & 0x0e000000) == 0x0a000000 && (word & 0x1fa00000) != 0x1a000000; // logic and arithmetic of registers, but for CCMP and RMIF
        return isPage() || load || number || move || registers ? word & 31 : NO_REGISTER;
    }

    /** B, BR and RET: what follows is reached from somewhere else. */
    boolean endsBlock() {
        return (word & 0xfc000000) == 0x14000000 || isIndirectJump() || (word & 0xfffff000) == 0xd65f0000;
    }

    /** BR, with or without pointer authentication. */
    boolean isIndirectJump() {
        return (word & 0xfefff800) == 0xd61f0000;
    }
}
