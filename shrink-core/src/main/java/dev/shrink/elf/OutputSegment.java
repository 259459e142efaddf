package dev.shrink.elf;

/**
 * A loadable segment of the file to be written.
 *
 * @param flags {@code p_flags}
 * @param address where it begins in memory
 * @param memorySize in bytes
 * @param content its bytes in the file
 * @param offset where they begin in the file; for a segment without bytes only its position within a page counts
 */
record OutputSegment(int flags, long address, long memorySize, SegmentContent content, long offset) {

    static OutputSegment kept(int flags, Range range, long originalOffset) {
        return new OutputSegment(flags, range.start(), range.length(), new SegmentContent.Original(originalOffset, range.length()), 0);
    }

    static OutputSegment empty(int flags, Range range) {
        return new OutputSegment(flags, range.start(), range.length(), new SegmentContent.Absent(), 0);
    }

    long end() {
        return address + memorySize;
    }

    long fileSize() {
        return content.length();
    }

    OutputSegment extendedTo(long end) {
        return new OutputSegment(flags, address, end - address, content, offset);
    }

    OutputSegment at(long newOffset) {
        return new OutputSegment(flags, address, memorySize, content, newOffset);
    }

    Range fileBacked() {
        return new Range(address, address + fileSize());
    }
}
