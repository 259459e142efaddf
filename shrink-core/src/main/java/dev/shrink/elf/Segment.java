package dev.shrink.elf;

/**
 * One program header (System V ABI, "Program Header"). All sizes and positions are bytes.
 *
 * @param type {@code p_type}
 * @param flags {@code p_flags}, a set of {@code PF_R}, {@code PF_W}, {@code PF_X}
 * @param offset where its bytes begin in the file
 * @param address where they begin in memory, relative to the load address
 * @param physicalAddress {@code p_paddr}, kept as found
 * @param fileSize how many bytes come from the file
 * @param memorySize how many bytes it has in memory; what goes beyond {@code fileSize} is zero
 * @param alignment {@code p_align}
 */
record Segment(int type, int flags, long offset, long address, long physicalAddress, long fileSize, long memorySize, long alignment) {

    boolean isLoad() {
        return type == Elf.PT_LOAD;
    }

    /** The addresses whose bytes come from the file. */
    Range fileBacked() {
        return new Range(address, address + fileSize);
    }

    /** All addresses it occupies in memory. */
    Range memory() {
        return new Range(address, address + memorySize);
    }
}
