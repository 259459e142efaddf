package dev.shrink.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the pages of a library that nobody reads before its initialiser runs: code, unwind tables and constants. What the loader itself
 * reads or writes first (symbols, hashes, versions, relocations, notes, everything writable) is never cold.
 */
final class ColdPages {
    /** A hole costs a mapping at load time; a few pages do not pay for it. */
    private static final long SMALLEST_HOLE = 4 * Elf.PAGE;
    private static final Set<String> UNWIND = Set.of(".eh_frame", ".eh_frame_hdr", ".gcc_except_table");

    /**
     * @param range whole pages
     * @param flags of their segment, which they get back
     * @param code whether they hold instructions
     */
    record Run(Range range, int flags, boolean code) {
    }

    private ColdPages() {
    }

    static List<Run> find(ImageReader image) throws IOException, RefusedException {
        ElfFile file = image.file();
        List<Range> relocated = new ArrayList<>();
        RangeSet readOnly = RangeSet.of(file.loads().stream().filter(s -> (s.flags() & Elf.PF_W) == 0).map(Segment::fileBacked).toList());
        Relocations.forEach(image, r -> {
            if (readOnly.contains(r.place())) {
                relocated.add(new Range(r.place(), r.place() + Long.BYTES));
            }
        });
        RangeSet hot = outward(hotBytes(file).union(RangeSet.of(relocated)));
        List<Run> out = new ArrayList<>();
        for (Segment s : file.loads()) {
            if ((s.flags() & Elf.PF_W) == 0) {
                RangeSet code = sections(file, s, true);
                RangeSet data = sections(file, s, false);
                RangeSet cold = RangeSet.of(s.fileBacked()).minus(hot).inward(Elf.PAGE);
                for (Range r : cold.ranges()) {
                    addRuns(out, s.flags(), r, code, data);
                }
            }
        }
        return out;
    }

    /** A range may begin with code and go on with data; each part is packed in its own way. */
    private static void addRuns(List<Run> out, int flags, Range range, RangeSet code, RangeSet data) {
        if (!code.intersects(range) && !data.intersects(range)) {
            return;
        }
        List<Range> codeParts = code.intersection(range).inward(Elf.PAGE).ranges();
        long at = range.start();
        for (Range c : codeParts) {
            add(out, new Run(new Range(at, c.start()), flags, false));
            add(out, new Run(c, flags, true));
            at = c.end();
        }
        add(out, new Run(new Range(at, range.end()), flags, false));
    }

    private static void add(List<Run> out, Run run) {
        boolean follows = !out.isEmpty() && out.get(out.size() - 1).range().end() == run.range().start() && out.get(out.size() - 1).flags() == run.flags();
        if (!run.range().isEmpty() && (follows || run.range().length() >= SMALLEST_HOLE)) {
            out.add(run);
        }
    }

    private static RangeSet sections(ElfFile file, Segment segment, boolean code) {
        return RangeSet.of(file.loadedSections().stream().filter(s -> isCold(s) && s.has(Elf.SHF_EXECINSTR) == code)
                .map(s -> s.memory().intersection(segment.fileBacked())).toList());
    }

    private static boolean isCold(Section s) {
        boolean plain = s.type() == Elf.SHT_PROGBITS || UNWIND.contains(s.name());
        return plain && !s.has(Elf.SHF_WRITE) && !s.has(Elf.SHF_TLS) && !s.name().equals(".interp");
    }

    private static RangeSet hotBytes(ElfFile file) {
        List<Range> hot = new ArrayList<>();
        file.loadedSections().stream().filter(s -> !isCold(s)).forEach(s -> hot.add(s.memory()));
        for (Segment s : file.segments()) {
            if (s.isLoad() && s.offset() == 0) {
                hot.add(new Range(s.address(), s.address() + Math.min(s.fileSize(), Elf.HEADER_SIZE + (long) file.header().programHeaderCount() * Elf.PROGRAM_HEADER_SIZE)));
            }
            boolean readByLoader = s.type() == Elf.PT_DYNAMIC || s.type() == Elf.PT_TLS || s.type() == Elf.PT_NOTE || s.type() == Elf.PT_GNU_PROPERTY;
            if (readByLoader) {
                hot.add(s.fileBacked());
            }
        }
        return RangeSet.of(hot);
    }

    private static RangeSet outward(RangeSet ranges) {
        return RangeSet.of(ranges.ranges().stream().map(r -> new Range(Elf.alignDown(r.start(), Elf.PAGE), Elf.alignUp(r.end(), Elf.PAGE))).toList());
    }
}
