package dev.shrink.elf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Positional reads of an open file. Not mapped: a file that shrinks under us then is an error, not a dead process. */
final class FileByteSource implements ByteSource, Closeable {
    private static final int LARGEST_TABLE = 1 << 29;

    private final FileChannel channel;
    private final long size;

    private FileByteSource(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static FileByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileByteSource(channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteBuffer read(long position, int length) throws IOException, RefusedException {
        if (position < 0 || length < 0 || length > LARGEST_TABLE || position > size - length) {
            throw RefusedException.corrupt("a table of %d bytes at offset %d does not fit into the file of %d bytes".formatted(length, position, size));
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(position, buffer);
        if (buffer.hasRemaining()) {
            throw RefusedException.corrupt("the file ended at offset %d while it was read".formatted(position + buffer.position()));
        }
        return buffer.flip();
    }

    @Override
    public void fill(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int n = channel.read(target, at);
            if (n < 0) {
                return;
            }
            at += n;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
