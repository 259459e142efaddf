package dev.shrink.elf;

/**
 * The ELF header's fields that shrink reads (System V ABI, "ELF Header").
 *
 * @param osAbi {@code e_ident[EI_OSABI]}: 0 is System V, 3 is GNU
 * @param type {@code e_type}
 * @param machine {@code e_machine}
 * @param programHeaderOffset bytes
 * @param programHeaderCount entries of 56 bytes
 * @param sectionHeaderOffset bytes, 0 if there are none
 * @param sectionHeaderCount entries of 64 bytes
 * @param sectionNameIndex index of {@code .shstrtab}
 */
record ElfHeader(int osAbi, int type, int machine, long programHeaderOffset, int programHeaderCount,
                 long sectionHeaderOffset, int sectionHeaderCount, int sectionNameIndex) {
}
