package dev.shrink.elf;

import java.util.Optional;

/**
 * One dynamic symbol.
 *
 * @param index its place in the table
 * @param name as the linker knows it, C++ names mangled
 * @param info {@code st_info}: binding and type
 * @param other {@code st_other}: visibility
 * @param section {@code st_shndx}, 0 if it is imported
 * @param value its address
 * @param size in bytes
 * @param versionIndex its entry of {@code DT_VERSYM}, the hidden bit included
 * @param version the version it is defined with or needs
 */
record Symbol(int index, String name, int info, int other, int section, long value, long size, int versionIndex, Optional<SymbolVersion> version) {

    int binding() {
        return info >>> 4;
    }

    int type() {
        return info & 15;
    }

    boolean isImport() {
        return section == 0 && !name.isEmpty();
    }

    /** Whether other libraries can bind to it. */
    boolean isExport() {
        int visibility = other & 3;
        return section != 0 && !name.isEmpty() && binding() != Elf.STB_LOCAL && (visibility == 0 || visibility == 3);
    }
}
