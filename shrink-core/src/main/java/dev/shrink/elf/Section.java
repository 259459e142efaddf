package dev.shrink.elf;

/**
 * One section header (System V ABI, "Sections"). Sections are a view for linkers and debuggers: the loader never reads them.
 *
 * @param name from {@code .shstrtab}, empty if there is none
 * @param type {@code sh_type}
 * @param flags {@code sh_flags}
 * @param address where it is in memory, 0 if it is not loaded
 * @param offset where it is in the file
 * @param size in bytes; a {@code SHT_NOBITS} section takes none of them in the file
 * @param link {@code sh_link}
 * @param info {@code sh_info}
 * @param alignment {@code sh_addralign}
 * @param entrySize {@code sh_entsize}
 */
record Section(String name, int type, long flags, long address, long offset, long size, int link, int info, long alignment, long entrySize) {

    boolean has(long flag) {
        return (flags & flag) != 0;
    }

    boolean isAllocated() {
        return has(Elf.SHF_ALLOC);
    }

    /** Whether it is loaded from the file, so that its bytes lie inside a {@code PT_LOAD}'s file part. */
    boolean isLoadedFromFile() {
        return isAllocated() && type != Elf.SHT_NULL && type != Elf.SHT_NOBITS && size > 0;
    }

    Range memory() {
        return new Range(address, address + size);
    }
}
