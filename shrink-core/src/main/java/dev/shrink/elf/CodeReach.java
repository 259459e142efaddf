package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which functions of a library can be reached from its roots. All of its data is taken for used, and so is code that no unwind table tells of;
 * only the linkage tables count when code refers to them.
 */
final class CodeReach {
    private static final int LINKAGE_ENTRY = 24;
    private static final int LONGEST_TABLE = 1 << 16;
    private static final int LONGEST_PADDING = 64;
    private static final Range NOWHERE = new Range(0, 0);

    private final ImageReader image;
    private final CodeScanner scanner;
    private final FunctionTable functions;
    private final UnwindTable unwind;
    private final RangeSet linkage;
    private final RangeSet between;
    private final RangeSet constants;
    private final Range code;
    private final Range used;
    private final Words words;
    private final TreeMap<Long, Long> slots = new TreeMap<>();
    private Range table = NOWHERE;
    /** Targets outside of functions. */
    private final Set<Long> entered = new HashSet<>();
    private final Set<Long> seenConstants = new HashSet<>();
    private final long offsetTable;
    private boolean relativeToOffsetTable;
    private final BitSet live = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private CodeReach(ImageReader image, UnwindTable unwind) {
        this.image = image;
        this.unwind = unwind;
        this.scanner = CodeScanner.of(image.file().header().machine());
        List<Section> executable = image.file().loadedSections().stream().filter(s -> s.has(Elf.SHF_EXECINSTR)).toList();
        this.linkage = RangeSet.of(executable.stream().filter(CodeReach::isLinkage).map(Section::memory).toList());
        RangeSet all = RangeSet.of(executable.stream().map(Section::memory).toList()).minus(linkage);
        this.functions = new FunctionTable(unwind.functions().stream().filter(r -> all.contains(r) && !linkage.intersects(r)).toList());
        this.between = all.minus(functions.all());
        this.constants = RangeSet.of(image.file().loadedSections().stream().filter(s -> !s.has(Elf.SHF_EXECINSTR)).map(Section::memory).toList());
        this.words = new Words(image);
        boolean x86 = image.file().header().machine() == Elf.MACHINE_X86_64;
        this.offsetTable = x86 ? image.file().dynamic().valueOr(Elf.DT_PLTGOT, 0) : 0;
        List<Range> ranges = all.ranges();
        List<Segment> loads = image.file().loads();
        this.used = new Range(loads.get(0).address(), loads.get(loads.size() - 1).memory().end());
        this.code = ranges.isEmpty() ? NOWHERE : new Range(ranges.get(0).start(), ranges.get(ranges.size() - 1).end());
    }

    static boolean isLinkage(Section section) {
        return section.name().startsWith(".plt");
    }

    static CodeReach of(ImageReader image, UnwindTable unwind) {
        return new CodeReach(image, unwind);
    }

    /** How much of the code no function covers, in bytes: it stays, and what it refers to stays. */
    long bytesBetween() {
        return between.length();
    }

    long bytesOfFunctions() {
        return functions.all().length();
    }

    /** Somebody calls this address, jumps to it or holds it. */
    void root(long address) throws IOException {
        reach(address);
        constants(address);
    }

    /** The loader puts a target into this place of a linkage table; it counts when code refers to the place. */
    void slot(long place, long target) {
        slots.put(place, target);
        table = new Range(table.isEmpty() ? place : Math.min(table.start(), place), Math.max(table.end(), place + 1));
    }

    /**
     * Follows all references from the roots.
     *
     * @throws RefusedException if code computes addresses from that of the global offset table, as in the large code model
     */
    void close() throws IOException, RefusedException {
        for (Range range : between.ranges()) {
            if (range.length() > LONGEST_PADDING || !scanner.isPadding(bytes(range))) {
                scan(range);
            }
        }
        while (!open.isEmpty()) {
            int function = open.poll();
            Range range = functions.range(function);
            scan(range);
            if (scanner.mayGoOn(bytes(new Range(Math.max(range.start(), range.end() - 16), range.end())))) {
                enter(functions.firstFrom(range.end()));
            }
            unwind.landings().getOrDefault(range.start(), List.of()).forEach(this::reach);
        }
        if (relativeToOffsetTable) {
            throw RefusedException.unsupported("computes addresses relative to its global offset table");
        }
    }

    private void enter(int function) {
        if (function >= 0 && function < functions.size() && !live.get(function)) {
            live.set(function);
            open.add(function);
        }
    }

    private void reach(long address) {
        if (code.contains(address)) {
            int function = functions.at(address);
            if (function < 0) {
                entered.add(address);
            } else {
                enter(function);
            }
        }
    }

    private ByteBuffer bytes(Range range) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) range.length()).order(ByteOrder.LITTLE_ENDIAN);
        image.fill(range.start(), buffer);
        return buffer.flip();
    }

    private void scan(Range range) throws IOException {
        List<Long> tables = new ArrayList<>();
        Set<Long> viaLinkage = new HashSet<>();
        scanner.scan(bytes(range), range.start(), new CodeScanner.Sink() {
            @Override
            public void branch(long target) {
                if (linkage.contains(target)) {
                    viaLinkage.add(target);
                } else {
                    reach(target);
                }
            }

            @Override
            public void shortBranch(long target) {
                int function = functions.at(target);
                if (function >= 0 && functions.startsAt(function, target)) {
                    enter(function);
                }
            }

            @Override
            public void address(long target) {
                if (code.contains(target)) {
                    branch(target);
                } else if (used.contains(target)) {
                    relativeToOffsetTable |= target == offsetTable && target != 0;
                    if (table.contains(target) && slots.containsKey(target)) {
                        tables.add(slots.get(target));
                    }
                    tables.add(target);
                }
            }

            @Override
            public void page(long start) {
                tables.addAll(slots.subMap(start, start + Elf.PAGE).values());
                for (int f = functions.firstFrom(start); f < functions.size() && functions.range(f).start() < start + Elf.PAGE; f++) {
                    enter(f);
                }
            }
        });
        for (long target : tables) {
            root(target);
        }
        for (long target : viaLinkage) {
            linkage(target);
        }
    }

    private void linkage(long entry) throws IOException {
        if (entered.add(entry)) {
            scan(new Range(entry, entry + LINKAGE_ENTRY));
        }
    }

    /** Jump tables: numbers of four bytes relative to the table's own address that lead into code. They end where one does not. */
    private void constants(long address) throws IOException {
        if (!constants.contains(address) || !seenConstants.add(address)) {
            return;
        }
        for (long at = address; at - address < LONGEST_TABLE; at += Integer.BYTES) {
            long target = address + words.at(at);
            if (!code.contains(target)) {
                return;
            }
            reach(target);
        }
    }

    /** What can be taken out: functions that nothing reaches, with the padding between two of them. */
    RangeSet dead() throws IOException {
        List<Range> out = new ArrayList<>();
        TreeSet<Long> targets = new TreeSet<>(entered);
        long previousEnd = -1;
        for (int i = 0; i < functions.size(); i++) {
            if (live.get(i)) {
                previousEnd = -1;
                continue;
            }
            Range range = functions.range(i);
            out.add(range);
            if (previousEnd >= 0 && previousEnd < range.start()) {
                Range gap = new Range(previousEnd, range.start());
                boolean used = !targets.subSet(gap.start(), gap.end()).isEmpty();
                if (gap.length() <= LONGEST_PADDING && !used && scanner.isPadding(bytes(gap))) {
                    out.add(gap);
                }
            }
            previousEnd = range.end();
        }
        return RangeSet.of(out);
    }

    /** Reads single words, most of them near the last one. */
    private static final class Words {
        private static final int PAGE = 1 << 16;

        private final ImageReader image;
        private final Map<Long, ByteBuffer> pages = new HashMap<>();

        Words(ImageReader image) {
            this.image = image;
        }

        int at(long address) throws IOException {
            long start = Elf.alignDown(address, PAGE);
            ByteBuffer page = pages.get(start);
            if (page == null) {
                page = ByteBuffer.allocate(PAGE + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                image.fill(start, page);
                pages.put(start, page);
            }
            return page.getInt((int) (address - start));
        }
    }
}
