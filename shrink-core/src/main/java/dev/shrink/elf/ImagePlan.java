package dev.shrink.elf;

import java.util.List;
import java.util.Map;

/**
 * The file to be written, as values.
 *
 * @param segments loadable segments in ascending order of address, with their offsets
 * @param programHeaders all program headers as they will be written
 * @param programHeaderOffset where they go in the file
 * @param sections section headers to be written, without the null section and the name table; empty for none
 * @param zeroed addresses whose bytes leave the file and read as zero
 * @param holes addresses whose bytes leave the file and are filled in by an initialiser
 * @param dynamicPatches new dynamic table entries by index
 */
record ImagePlan(List<OutputSegment> segments, List<Segment> programHeaders, long programHeaderOffset, List<Section> sections, RangeSet zeroed,
                 RangeSet holes, Map<Integer, DynamicTable.Entry> dynamicPatches) {

    ImagePlan {
        segments = List.copyOf(segments);
        programHeaders = List.copyOf(programHeaders);
        sections = List.copyOf(sections);
        dynamicPatches = Map.copyOf(dynamicPatches);
    }

    /** The offset of an address in the new file; for an address without file bytes one that is congruent within a page. */
    static long offsetOf(List<OutputSegment> segments, long address) {
        for (OutputSegment s : segments) {
            if (s.fileBacked().contains(address)) {
                return s.offset() + address - s.address();
            }
        }
        for (OutputSegment s : segments) {
            if (address >= s.address() && address <= s.end()) {
                return s.offset() + address - s.address();
            }
        }
        return address % Elf.PAGE;
    }

    /** Where the segments' bytes and the program headers end in the file. */
    long contentEnd() {
        long table = programHeaderOffset + (long) programHeaders.size() * Elf.PROGRAM_HEADER_SIZE;
        return Math.max(table, segments.stream().filter(s -> s.fileSize() > 0).mapToLong(s -> s.offset() + s.fileSize()).max().orElse(Elf.HEADER_SIZE));
    }
}
