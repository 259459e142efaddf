package dev.shrink.elf;

import java.util.Map;
import java.util.Optional;

/**
 * What a rewrite takes out of a file's memory image and what it puts in.
 *
 * @param discarded addresses whose bytes may read as zero from now on, by knowledge of what they are; whole pages inside are cut
 * @param holes page-aligned addresses that get a writable segment without bytes each, to be filled by an initialiser
 * @param appended a segment behind all others
 * @param dynamicPatches new dynamic table entries by index
 * @param page the page size that the target machine may have: 4096, or 65536 for any arm64 kernel
 * @param keepSections only cut what is discarded and keep the section headers, for a file that is rewritten again
 */
record RewriteRequest(RangeSet discarded, RangeSet holes, Optional<Appended> appended, Map<Integer, DynamicTable.Entry> dynamicPatches, int page,
                      boolean keepSections) {

    /**
     * A segment behind all others, on a fresh page.
     *
     * @param flags {@code p_flags}
     * @param content its bytes; they may hold addresses, so the address is given by {@link #addressAfter}
     */
    record Appended(int flags, SegmentContent content) {

        static long addressAfter(ElfFile file, int page) {
            return Elf.alignUp(file.loads().stream().mapToLong(s -> s.address() + s.memorySize()).max().orElse(0), page);
        }
    }

    RewriteRequest {
        dynamicPatches = Map.copyOf(dynamicPatches);
    }

    /** Dead gaps, zero pages, symbols and section headers. */
    static RewriteRequest lossless() {
        return new RewriteRequest(RangeSet.EMPTY, RangeSet.EMPTY, Optional.empty(), Map.of(), Elf.PAGE, false);
    }

    /** Only these addresses; the section headers stay. */
    static RewriteRequest discarding(RangeSet discarded) {
        return new RewriteRequest(discarded, RangeSet.EMPTY, Optional.empty(), Map.of(), Elf.PAGE, true);
    }
}
