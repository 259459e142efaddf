package dev.shrink.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the segments of the smaller file. Addresses never move: what is cut becomes memory without file bytes, so every relocation,
 * symbol and unwind table stays right, and no hole is left that the unwinder would not find inside a segment.
 */
final class ImagePlanner {
    /** A cut inside a segment costs a program header and a mapping at load time; smaller ones are not worth it. */
    private static final long SMALLEST_CUT = 2 * Elf.PAGE;
    private static final int MOST_SEGMENTS = 2000;

    private final ImageReader image;
    private final ElfFile file;
    private final RewriteRequest request;

    private ImagePlanner(ImageReader image, RewriteRequest request) {
        this.image = image;
        this.file = image.file();
        this.request = request;
    }

    static ImagePlan plan(ImageReader image, RewriteRequest request) throws IOException, RefusedException {
        Eligibility.check(image.file());
        return new ImagePlanner(image, request).plan();
    }

    private ImagePlan plan() throws IOException, RefusedException {
        RangeSet holes = request.holes();
        RangeSet fileBacked = RangeSet.of(file.loads().stream().map(Segment::fileBacked).toList());
        for (Range hole : holes.ranges()) {
            if (!fileBacked.contains(hole) || hole.start() % request.page() != 0 || hole.end() % request.page() != 0) {
                throw new IllegalArgumentException("a hole must be whole pages of one segment: " + hole);
            }
        }
        RangeSet zeroed = worthCutting(zeroed().minus(holes), holes);
        List<OutputSegment> segments = new ArrayList<>();
        for (Segment load : file.loads()) {
            if (!isOwnHeaderTable(load)) {
                segments.addAll(split(load, zeroed, holes));
            }
        }
        if (segments.size() > MOST_SEGMENTS) {
            throw RefusedException.unsafe("the smaller file would have %d segments".formatted(segments.size()));
        }
        return new ImageLayout(file, request, zeroed).place(segments);
    }

    private RangeSet zeroed() throws IOException, RefusedException {
        RangeSet discarded = request.discarded().inward(request.page());
        if (request.keepSections()) {
            return discarded;
        }
        RangeSet zeroPages = ZeroPages.find(file, image.source(), request.page());
        return discarded.union(zeroPages).union(DeadGaps.find(image, request.page()));
    }

    private RangeSet worthCutting(RangeSet cuts, RangeSet holes) {
        RangeSet ends = RangeSet.of(file.loads().stream().map(s -> new Range(s.address() + s.fileSize(), s.address() + s.fileSize() + 1)).toList());
        List<Range> out = new ArrayList<>();
        for (Segment load : file.loads()) {
            for (Range cut : cuts.intersection(load.fileBacked()).ranges()) {
                boolean free = ends.contains(cut.end()) || holes.contains(cut.end()) && holes.contains(cut.start() - 1);
                if (cut.length() >= SMALLEST_CUT || free) {
                    out.add(cut);
                }
            }
        }
        // Not merged: cuts of two segments may touch, and each belongs to its own.
        return new RangeSet(out);
    }

    /** Whether this is the segment that an earlier run appended for its program headers and nothing else. */
    private boolean isOwnHeaderTable(Segment load) {
        ElfHeader h = file.header();
        long tableSize = (long) h.programHeaderCount() * Elf.PROGRAM_HEADER_SIZE;
        return load.offset() == h.programHeaderOffset() && load.fileSize() == tableSize && load.memorySize() == tableSize && load.flags() == Elf.PF_R
                && load.offset() != 0 && file.sections().isEmpty();
    }

    private List<OutputSegment> split(Segment load, RangeSet zeroed, RangeSet holes) {
        RangeSet cut = zeroed.union(holes).intersection(load.fileBacked());
        List<OutputSegment> out = new ArrayList<>();
        long at = load.address();
        long fileEnd = load.fileBacked().end();
        for (Range c : cut.ranges()) {
            if (c.start() > at) {
                out.add(OutputSegment.kept(load.flags(), new Range(at, c.start()), load.offset() + at - load.address()));
            }
            addCut(out, load, c, zeroed, holes);
            at = c.end();
        }
        if (at < fileEnd) {
            out.add(OutputSegment.kept(load.flags(), new Range(at, fileEnd), load.offset() + at - load.address()));
        }
        addZeros(out, load, new Range(fileEnd, load.address() + load.memorySize()));
        if (out.isEmpty()) {
            out.add(OutputSegment.empty(load.flags(), load.memory()));
        }
        return out;
    }

    /** One contiguous cut may be made of zeroed pages and holes in turn. */
    private void addCut(List<OutputSegment> out, Segment load, Range cut, RangeSet zeroed, RangeSet holes) {
        List<Range> parts = new ArrayList<>(zeroed.intersection(cut).ranges());
        parts.addAll(holes.intersection(cut).ranges());
        parts.sort((a, b) -> Long.compare(a.start(), b.start()));
        for (Range part : parts) {
            if (holes.contains(part)) {
                out.add(OutputSegment.empty(Elf.PF_R | Elf.PF_W, part));
            } else {
                addZeros(out, load, part);
            }
        }
    }

    /** Code that is gone must not be executed: pages of zeros are instructions. */
    private int flagsOfZeros(Segment load, Range zeros) {
        return request.discarded().contains(zeros) ? load.flags() & ~Elf.PF_X : load.flags();
    }

    /** Zeros extend the segment before them where they follow it directly; else they are a segment of their own. */
    private void addZeros(List<OutputSegment> out, Segment load, Range zeros) {
        if (zeros.isEmpty()) {
            return;
        }
        int last = out.size() - 1;
        int flags = flagsOfZeros(load, zeros);
        boolean extendable = last >= 0 && out.get(last).flags() == flags && out.get(last).end() == zeros.start();
        if (extendable) {
            out.set(last, out.get(last).extendedTo(zeros.end()));
        } else {
            out.add(OutputSegment.empty(flags, zeros));
        }
    }
}
