package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Random access to the bytes of one file, so that no file needs to be on the heap as a whole. */
interface ByteSource {

    /** The file's length in bytes. */
    long size();

    /**
     * A fresh little-endian heap buffer with exactly {@code length} bytes from {@code position}.
     *
     * @throws RefusedException if the range is not inside the file
     */
    ByteBuffer read(long position, int length) throws IOException, RefusedException;

    /** Fills the buffer's remaining space from {@code position}; stops early only at the end of the file. */
    void fill(long position, ByteBuffer target) throws IOException;
}
