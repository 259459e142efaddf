package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads a file by memory address, as a program that has loaded it would. */
final class ImageReader {
    private final ElfFile file;
    private final ByteSource source;
    private final List<Segment> loads;

    ImageReader(ElfFile file, ByteSource source) {
        this.file = file;
        this.loads = file.loads();
        this.source = source;
    }

    ElfFile file() {
        return file;
    }

    ByteSource source() {
        return source;
    }

    /** A whole table that must come from the file, as one little-endian buffer. */
    ByteBuffer table(long address, long length, String what) throws IOException, RefusedException {
        long offset = file.offsetOfTable(address, length, what);
        return source.read(offset, ElfReader.tableLength(length, what));
    }

    /** From an address to the end of the file part of its segment, but no more than {@code limit} bytes. */
    ByteBuffer upTo(long address, long limit, String what) throws IOException, RefusedException {
        for (Segment s : file.segments()) {
            if (s.isLoad() && s.fileBacked().contains(address)) {
                return table(address, Math.min(limit, s.fileBacked().end() - address), what);
            }
        }
        throw RefusedException.corrupt("%s at address 0x%x is not inside a loaded segment".formatted(what, address));
    }

    /** Fills the buffer with the bytes from an address on; what the file does not back is zero. */
    void fill(long address, ByteBuffer target) throws IOException {
        target.order(ByteOrder.LITTLE_ENDIAN);
        long at = address;
        for (Segment s : loads) {
            if (!target.hasRemaining()) {
                return;
            }
            at = zeroUntil(at, s.address(), target);
            if (target.hasRemaining() && s.fileBacked().contains(at)) {
                int length = (int) Math.min(target.remaining(), s.fileBacked().end() - at);
                int limit = target.limit();
                target.limit(target.position() + length);
                source.fill(s.offset() + at - s.address(), target);
                at += length - target.remaining();
                target.limit(limit);
            }
        }
        zeroUntil(at, Long.MAX_VALUE, target);
    }

    private static long zeroUntil(long at, long end, ByteBuffer target) {
        long left = Math.min(Math.max(0, end - at), target.remaining());
        for (long i = 0; i < left; i++) {
            target.put((byte) 0);
        }
        return at + left;
    }
}
