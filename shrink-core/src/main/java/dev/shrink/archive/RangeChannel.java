package dev.shrink.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** Reads a range of a file without moving the file's own position, so that many threads can read one file. */
final class RangeChannel implements ReadableByteChannel {

    private final FileChannel file;
    private final long end;
    private long position;

    RangeChannel(FileChannel file, long start, long end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= end) {
            return -1;
        }
        int limit = target.limit();
        if (target.remaining() > end - position) {
            target.limit(target.position() + (int) (end - position));
        }
        int read = file.read(target, position);
        target.limit(limit);
        if (read < 0) {
            throw new IOException("the file is shorter than it was");
        }
        position += read;
        return read;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() {
        // the file belongs to someone else
    }
}
