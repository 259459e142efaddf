package dev.shrink.elf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A parsed ELF file: headers and the dynamic table as values. It holds no content; ask the {@link ByteSource} it was read from.
 *
 * @param size of the file in bytes
 * @param header the ELF header
 * @param segments program headers in file order
 * @param sections section headers in file order, index 0 included; empty if the file has none
 * @param dynamic the dynamic table, {@link DynamicTable#NONE} if there is none
 */
record ElfFile(long size, ElfHeader header, List<Segment> segments, List<Section> sections, DynamicTable dynamic) {

    ElfFile {
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
    }

    /** The {@code PT_LOAD} segments in ascending order of address. */
    List<Segment> loads() {
        return segments.stream().filter(Segment::isLoad).sorted(Comparator.comparingLong(Segment::address)).toList();
    }

    Optional<Segment> segment(int type) {
        return segments.stream().filter(s -> s.type() == type).findFirst();
    }

    Optional<Section> section(String name) {
        return sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    List<Section> loadedSections() {
        return sections.stream().filter(Section::isLoadedFromFile).toList();
    }

    /** Where the byte at this address is in the file; empty if it comes from no file bytes. */
    OptionalLong offsetOf(long address) {
        return segments.stream().filter(s -> s.isLoad() && s.fileBacked().contains(address)).mapToLong(s -> s.offset() + address - s.address()).findFirst();
    }

    /** As {@link #offsetOf(long)}, for a table whose whole length must come from the file. */
    long offsetOfTable(long address, long length, String what) throws RefusedException {
        return segments.stream()
                .filter(s -> s.isLoad() && length >= 0 && s.fileBacked().contains(address) && length <= s.fileBacked().end() - address)
                .mapToLong(s -> s.offset() + address - s.address())
                .findFirst()
                .orElseThrow(() -> RefusedException.corrupt("%s at address 0x%x (%d bytes) is not inside a loaded segment".formatted(what, address, length)));
    }

    /** One past the last byte that a header, segment or section accounts for. What follows is an appended payload. */
    long accountedEnd() {
        long end = Math.max(Elf.HEADER_SIZE, header.programHeaderOffset() + (long) Elf.PROGRAM_HEADER_SIZE * header.programHeaderCount());
        end = Math.max(end, header.sectionHeaderOffset() + (long) Elf.SECTION_HEADER_SIZE * header.sectionHeaderCount());
        for (Segment segment : segments) {
            end = Math.max(end, segment.fileSize() == 0 ? 0 : segment.offset() + segment.fileSize());
        }
        for (Section section : sections) {
            boolean inFile = section.type() != Elf.SHT_NULL && section.type() != Elf.SHT_NOBITS;
            end = Math.max(end, inFile ? section.offset() + section.size() : 0);
        }
        return end;
    }
}
