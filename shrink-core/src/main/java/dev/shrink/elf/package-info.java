/**
 * ELF shared libraries: reads them, finds the bytes a Lambda function can do without, and writes them smaller without moving one virtual address.
 *
 * <p>Only 64-bit little-endian {@code ET_DYN} files are rewritten; everything else is refused with a {@link dev.shrink.elf.Refusal}
 * and left as it is. Layout and names follow the System V ABI, chapters 4 and 5, and the GNU extensions as glibc implements them.
 */
package dev.shrink.elf;
