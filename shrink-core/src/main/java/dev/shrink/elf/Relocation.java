package dev.shrink.elf;

/**
 * One {@code Elf64_Rela}.
 *
 * @param place the address that the loader changes
 * @param type {@code ELF64_R_TYPE}
 * @param symbol index into the dynamic symbols, 0 for none
 * @param addend the constant that is added
 */
record Relocation(long place, int type, int symbol, long addend) {
    private static final int R_X86_64_64 = 1;
    private static final int R_X86_64_GLOB_DAT = 6;
    private static final int R_X86_64_JUMP_SLOT = 7;
    private static final int R_X86_64_RELATIVE = 8;
    private static final int R_X86_64_IRELATIVE = 37;
    private static final int R_AARCH64_ABS64 = 257;
    private static final int R_AARCH64_GLOB_DAT = 1025;
    private static final int R_AARCH64_JUMP_SLOT = 1026;
    private static final int R_AARCH64_RELATIVE = 1027;
    private static final int R_AARCH64_IRELATIVE = 1032;

    /** Whether the addend is an address in this very library. */
    boolean isRelative(int machine) {
        return type == (machine == Elf.MACHINE_AARCH64 ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE) || isIndirect(machine);
    }

    /** Whether the loader calls a function of this library to resolve it, before any initialiser has run. */
    boolean isIndirect(int machine) {
        return type == (machine == Elf.MACHINE_AARCH64 ? R_AARCH64_IRELATIVE : R_X86_64_IRELATIVE);
    }

    /** Whether the place is data that gets the symbol's address. */
    boolean isAbsolute(int machine) {
        return type == (machine == Elf.MACHINE_AARCH64 ? R_AARCH64_ABS64 : R_X86_64_64);
    }

    /** Whether the place is an entry of the global offset table that gets the symbol's address. */
    boolean isGlobalOffset(int machine) {
        return type == (machine == Elf.MACHINE_AARCH64 ? R_AARCH64_GLOB_DAT : R_X86_64_GLOB_DAT);
    }

    /** Whether only an entry of the linkage table reads the place. */
    boolean isJumpSlot(int machine) {
        return type == (machine == Elf.MACHINE_AARCH64 ? R_AARCH64_JUMP_SLOT : R_X86_64_JUMP_SLOT);
    }
}
