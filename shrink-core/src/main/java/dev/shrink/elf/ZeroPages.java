package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Finds whole pages of zeros in the file part of segments: as memory beyond the file part they cost nothing and read the same. */
final class ZeroPages {
    private static final int CHUNK = 1 << 20;

    private ZeroPages() {
    }

    static RangeSet find(ElfFile file, ByteSource source, int page) throws IOException {
        List<Range> out = new ArrayList<>();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (Segment s : file.loads()) {
            Range pages = s.fileBacked().inward(page);
            long runStart = -1;
            for (long at = pages.start(); at < pages.end(); at += CHUNK) {
                chunk.clear().limit((int) Math.min(CHUNK, pages.end() - at));
                source.fill(s.offset() + at - s.address(), chunk);
                for (int p = 0; p + page <= chunk.limit(); p += page) {
                    boolean zero = isZero(chunk, p, page);
                    if (zero && runStart < 0) {
                        runStart = at + p;
                    } else if (!zero && runStart >= 0) {
                        out.add(new Range(runStart, at + p));
                        runStart = -1;
                    }
                }
            }
            if (runStart >= 0) {
                out.add(new Range(runStart, pages.end()));
            }
        }
        return RangeSet.of(out);
    }

    static boolean isZero(ByteBuffer buffer, int from, int length) {
        int i = from;
        int end = from + length;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            if (buffer.getLong(i) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (buffer.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
