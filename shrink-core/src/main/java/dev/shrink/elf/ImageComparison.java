package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proves a written file right by reading it back: its memory image is the original's, byte by byte, but for the declared cuts;
 * its dynamic table is the original's but for the declared patches; what the loader needs from file bytes has them.
 */
final class ImageComparison {
    private static final int CHUNK = 1 << 20;

    private final ImageReader before;
    private final ImageReader after;
    private final ImagePlan plan;
    private final ByteBuffer left = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer right = ByteBuffer.allocateDirect(CHUNK);

    private ImageComparison(ImageReader before, ImageReader after, ImagePlan plan) {
        this.before = before;
        this.after = after;
        this.plan = plan;
    }

    static void check(ImageReader before, ImageReader after, ImagePlan plan) throws IOException, RefusedException {
        ImageComparison comparison = new ImageComparison(before, after, plan);
        Eligibility.check(after.file());
        comparison.checkDynamicTable();
        comparison.checkProgramHeaders();
        RangeSet patched = comparison.patchedBytes();
        for (Segment s : before.file().loads()) {
            if (!comparison.isOldHeaderTable(s)) {
                comparison.checkSegment(s, patched);
            }
        }
    }

    private void checkDynamicTable() throws RefusedException {
        List<DynamicTable.Entry> expected = new ArrayList<>(before.file().dynamic().entries());
        for (Map.Entry<Integer, DynamicTable.Entry> patch : plan.dynamicPatches().entrySet()) {
            if (patch.getKey() == expected.size()) {
                expected.add(patch.getValue());
            } else {
                expected.set(patch.getKey(), patch.getValue());
            }
        }
        if (!after.file().dynamic().entries().equals(expected)) {
            throw RefusedException.verification("the dynamic table differs after writing");
        }
    }

    /** Every header but the loadable ones has its counterpart, at the same address and with the same sizes. */
    private void checkProgramHeaders() throws RefusedException {
        for (Segment old : before.file().segments()) {
            boolean mayGo = old.isLoad() || old.type() == Elf.PT_PHDR || old.type() == Elf.PT_NULL
                    || (old.type() == Elf.PT_NOTE || old.type() == Elf.PT_GNU_PROPERTY) && plan.zeroed().intersects(old.fileBacked());
            long fileSize = plan.holes().intersects(old.fileBacked()) ? 0 : old.fileSize();
            boolean found = after.file().segments().stream().anyMatch(s -> s.type() == old.type() && s.address() == old.address()
                    && (s.fileSize() == fileSize || s.type() == Elf.PT_GNU_RELRO) && s.memorySize() == old.memorySize() && s.flags() == old.flags());
            if (!mayGo && !found) {
                throw RefusedException.verification("program header type 0x%x is missing after writing".formatted(old.type()));
            }
        }
    }

    private RangeSet patchedBytes() {
        long dynamic = before.file().dynamic().address();
        Range header = headerBytes();
        List<Range> out = new ArrayList<>(List.of(header));
        plan.dynamicPatches().keySet().forEach(i -> out.add(new Range(dynamic + (long) i * Elf.DYNAMIC_ENTRY_SIZE, dynamic + (i + 1L) * Elf.DYNAMIC_ENTRY_SIZE)));
        return RangeSet.of(out);
    }

    /** The ELF header and, if it stays behind it, the program headers. */
    private Range headerBytes() {
        ElfFile file = before.file();
        for (Segment s : file.loads()) {
            if (s.offset() == 0 && s.fileSize() > 0) {
                int count = Math.max(file.header().programHeaderCount(), after.file().header().programHeaderCount());
                boolean stays = after.file().header().programHeaderOffset() == Elf.HEADER_SIZE;
                return new Range(s.address(), s.address() + Elf.HEADER_SIZE + (stays ? (long) count * Elf.PROGRAM_HEADER_SIZE : 0));
            }
        }
        return new Range(0, 0);
    }

    private boolean isOldHeaderTable(Segment s) {
        ElfHeader h = before.file().header();
        return s.offset() == h.programHeaderOffset() && s.fileSize() == (long) h.programHeaderCount() * Elf.PROGRAM_HEADER_SIZE && before.file().sections().isEmpty();
    }

    private void checkSegment(Segment old, RangeSet patched) throws IOException, RefusedException {
        RangeSet covered = RangeSet.EMPTY;
        List<Range> pieces = new ArrayList<>();
        RangeSet fileBytes = RangeSet.EMPTY;
        for (Segment s : after.file().loads()) {
            Range part = s.memory().intersection(old.memory());
            if (!part.isEmpty()) {
                boolean hole = plan.holes().contains(part);
                boolean gone = plan.zeroed().contains(part) && s.flags() == (old.flags() & ~Elf.PF_X);
                if (s.flags() != old.flags() && !gone && !(hole && s.flags() == (Elf.PF_R | Elf.PF_W))) {
                    throw RefusedException.verification("the segment at address 0x%x has other permissions after writing".formatted(part.start()));
                }
                pieces.add(part);
                fileBytes = fileBytes.union(RangeSet.of(s.fileBacked()));
            }
        }
        covered = RangeSet.of(pieces);
        if (!old.memory().isEmpty() && !covered.contains(old.memory())) {
            throw RefusedException.verification("the segment at address 0x%x is not covered after writing".formatted(old.address()));
        }
        RangeSet kept = RangeSet.of(old.fileBacked()).minus(plan.zeroed()).minus(plan.holes());
        for (Range r : kept.ranges()) {
            if (!fileBytes.contains(r)) {
                throw RefusedException.verification("bytes from address 0x%x on have left the file".formatted(r.start()));
            }
        }
        for (Range r : kept.minus(patched).ranges()) {
            compare(r);
        }
        for (Range r : plan.zeroed().union(new RangeSet(List.of(new Range(old.fileBacked().end(), old.memory().end())))).intersection(old.memory()).ranges()) {
            if (fileBytes.intersects(r)) {
                throw RefusedException.verification("bytes from address 0x%x on were to be zero".formatted(r.start()));
            }
        }
    }

    private void compare(Range range) throws IOException, RefusedException {
        for (long at = range.start(); at < range.end(); at += CHUNK) {
            int length = (int) Math.min(CHUNK, range.end() - at);
            left.clear().limit(length);
            right.clear().limit(length);
            before.fill(at, left);
            after.fill(at, right);
            int difference = left.flip().mismatch(right.flip());
            if (difference >= 0) {
                throw RefusedException.verification("the byte at address 0x%x differs after writing".formatted(at + difference));
            }
        }
    }
}
