package dev.shrink.elf;

import java.nio.file.Path;

/** Where the bytes of an output segment come from. */
sealed interface SegmentContent {

    /** How many bytes it takes in the file. */
    long length();

    /** A range of the original file. */
    record Original(long offset, long length) implements SegmentContent {
    }

    /** A whole file that was prepared beforehand. */
    record Spooled(Path file, long length) implements SegmentContent {
    }

    /** A few bytes. */
    record InMemory(byte[] bytes) implements SegmentContent {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** No bytes: the memory starts as zero. */
    record Absent() implements SegmentContent {
        @Override
        public long length() {
            return 0;
        }
    }
}
