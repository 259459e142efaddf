package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which functions of a library nothing leads to once some of them are taken to be dead. Candidates are the suspects, and local functions that
 * only they use. Everything else is live; what live code, live data or the outside leads to is live as well, and so is what a number leads
 * to that merely looks like a reference.
 */
final class FunctionGraph {
    private static final int X86_ENTRY = 16;
    private static final int INSTRUCTION = Arm64Instruction.LENGTH;
    private static final int BTI_C = 0xd503245f;
    private static final long LARGEST_GAP = 1 << 16;

    private final ImageReader image;
    private final boolean arm;
    private final CodeReferences references;
    private final List<Range> functions = new ArrayList<>();
    private final TreeMap<Long, Integer> byAddress = new TreeMap<>();
    /** Linkage table entries and the pointers they go through, to the function behind. */
    private final Map<Long, Integer> indirect = new HashMap<>();
    /** Pointers that code reads, to the function behind. */
    private final TreeMap<Long, Integer> pointers = new TreeMap<>();
    private final TreeSet<Long> allSymbols = new TreeSet<>();
    private final Set<Integer> suspects = new HashSet<>();
    private final Set<Long> rootAddresses = new HashSet<>();
    private final Set<Long> deadDataTargets = new HashSet<>();
    private final RangeSet code;
    private final RangeSet linkage;
    private final BitSet live = new BitSet();
    private final BitSet candidates = new BitSet();

    FunctionGraph(ImageReader image, List<Symbol> symbols, Predicate<Symbol> suspect) {
        this.image = image;
        List<Section> executable = image.file().loadedSections().stream().filter(s -> s.has(Elf.SHF_EXECINSTR)).toList();
        this.linkage = RangeSet.of(executable.stream().filter(s -> s.name().startsWith(".plt")).map(Section::memory).toList());
        this.code = RangeSet.of(executable.stream().map(Section::memory).toList()).minus(linkage);
        int machine = image.file().header().machine();
        this.arm = machine == Elf.MACHINE_AARCH64;
        this.references = CodeReferences.of(machine);
        List<Symbol> inCode = symbols.stream().filter(s -> s.section() != 0 && code.contains(s.value()) && !isMapping(s)).sorted(Comparator.comparingLong(Symbol::value)).toList();
        TreeSet<Long> begins = new TreeSet<>();
        inCode.stream().filter(FunctionGraph::isBegin).forEach(s -> begins.add(s.value()));
        Set<Long> shared = new HashSet<>();
        for (Symbol s : inCode) {
            allSymbols.add(s.value());
            Optional<Range> whole = extent(s, begins);
            boolean isSuspect = whole.isPresent() && suspect.test(s);
            boolean isLocal = whole.isPresent() && s.binding() == Elf.STB_LOCAL;
            boolean fresh = !byAddress.containsKey(s.value());
            if ((isSuspect || isLocal) && fresh && !shared.contains(s.value()) && !overlapsPrevious(s)) {
                byAddress.put(s.value(), functions.size());
                if (isSuspect) {
                    suspects.add(functions.size());
                }
                functions.add(whole.get());
            } else if (isBegin(s)) {
                // A second name: somebody may know the function by that.
                shared.add(s.value());
            }
        }
        shared.forEach(this::root);
    }

    /** Arm's assemblers mark with {@code $x} and {@code $d} where code and data begin. */
    private static boolean isMapping(Symbol s) {
        return s.binding() == Elf.STB_LOCAL && s.type() == Elf.STT_NOTYPE && s.name().startsWith("$");
    }

    private static boolean isBegin(Symbol s) {
        return s.type() == Elf.STT_FUNC || s.binding() != Elf.STB_LOCAL;
    }

    /** The code of a function. Those of OpenBLAS that are written in assembler for arm64 do not say how long they are: they end where the next one begins. */
    private Optional<Range> extent(Symbol s, TreeSet<Long> begins) {
        if (s.type() != Elf.STT_FUNC || s.size() < 0 || s.size() >= Integer.MAX_VALUE || s.size() == 0 && !arm) {
            return Optional.empty();
        }
        long end = s.value() + s.size();
        if (s.size() == 0) {
            Long next = begins.higher(s.value());
            long sectionEnd = code.ranges().stream().filter(r -> r.contains(s.value())).findFirst().orElseThrow().end();
            end = next == null ? sectionEnd : Math.min(next, sectionEnd);
        }
        Range range = new Range(s.value(), end);
        return code.contains(range) ? Optional.of(range) : Optional.empty();
    }

    private boolean overlapsPrevious(Symbol s) {
        return !functions.isEmpty() && functions.get(functions.size() - 1).end() > s.value();
    }

    /** The outside or live data leads here. */
    void root(long address) {
        rootAddresses.add(address);
    }

    /** Data that only dead code uses leads here. */
    void fromDeadData(long address) {
        deadDataTargets.add(address);
    }

    /**
     * The loader puts the target's address here.
     *
     * @param linkageOnly whether only an entry of the linkage table reads it
     */
    void slot(long place, long target, boolean linkageOnly) {
        target(target).ifPresent(f -> {
            indirect.put(place, f);
            if (!linkageOnly) {
                pointers.put(place, f);
            }
        });
    }

    /** Follows all references; tells those of live code, which may lead to data too. */
    void close(CodeReferences.Visitor visitor) throws IOException {
        linkage();
        reachFromSuspects();
        List<Range> dead = new ArrayList<>();
        candidates.stream().forEach(i -> dead.add(functions.get(i)));
        Deque<Integer> open = new ArrayDeque<>();
        for (long address : rootAddresses) {
            target(address).ifPresent(f -> mark(f, open));
        }
        for (Range range : code.minus(RangeSet.of(dead)).ranges()) {
            for (Range part : parts(range)) {
                scan(part, visitor, open);
            }
        }
        while (!open.isEmpty()) {
            scan(functions.get(open.poll()), visitor, open);
        }
    }

    private void reachFromSuspects() throws IOException {
        Deque<Integer> open = new ArrayDeque<>(suspects);
        for (long address : deadDataTargets) {
            target(address).ifPresent(open::add);
        }
        while (!open.isEmpty()) {
            int next = open.poll();
            if (!candidates.get(next)) {
                candidates.set(next);
                references.forEach(image, functions.get(next), (from, target, kind) -> {
                    target(target).ifPresent(open::add);
                });
            }
        }
    }

    /** On arm64 what an instruction adds to a page belongs to its own function. */
    private List<Range> parts(Range range) {
        List<Range> out = new ArrayList<>();
        long start = range.start();
        for (long symbol : arm ? allSymbols.subSet(range.start(), false, range.end(), false) : Set.<Long>of()) {
            out.add(new Range(start, symbol));
            start = symbol;
        }
        out.add(new Range(start, range.end()));
        return out;
    }

    private void scan(Range range, CodeReferences.Visitor visitor, Deque<Integer> open) throws IOException {
        references.forEach(image, range, (from, target, kind) -> {
            if (kind == CodeReferences.Kind.PAGE) {
                byAddress.subMap(target, target + Elf.PAGE).values().forEach(f -> mark(f, open));
                pointers.subMap(target, target + Elf.PAGE).values().forEach(f -> mark(f, open));
            } else {
                target(target).ifPresent(f -> mark(f, open));
            }
            visitor.visit(from, target, kind);
        });
    }

    private OptionalInt target(long address) {
        Integer function = byAddress.getOrDefault(address, indirect.getOrDefault(address, -1));
        if (function < 0 && arm) {
            // All instructions are known for what they are, so nothing seems to lead into the middle of a function by chance.
            Map.Entry<Long, Integer> before = byAddress.floorEntry(address);
            function = before != null && functions.get(before.getValue()).contains(address) ? before.getValue() : -1;
        }
        return function < 0 ? OptionalInt.empty() : OptionalInt.of(function);
    }

    private void mark(int function, Deque<Integer> open) {
        if (candidates.get(function) && !live.get(function)) {
            live.set(function);
            open.add(function);
        }
    }

    /** Adds the entries of the linkage table: on x86_64 {@code jmp *slot(%rip)} in steps of 16 bytes, on arm64 ADRP and a load, perhaps behind a BTI. */
    private void linkage() throws IOException {
        for (Range range : linkage.ranges()) {
            if (arm) {
                armLinkage(range);
                continue;
            }
            references.forEach(image, range, (from, target, kind) -> {
                target(target).ifPresent(f -> indirect.put(range.start() + (from - range.start()) / X86_ENTRY * X86_ENTRY, f));
            });
        }
    }

    private void armLinkage(Range range) throws IOException {
        ByteBuffer code = ByteBuffer.allocate((int) range.length()).order(ByteOrder.LITTLE_ENDIAN);
        image.fill(range.start(), code);
        for (int i = 0; i + 2 * INSTRUCTION <= code.limit(); i += INSTRUCTION) {
            Arm64Instruction first = new Arm64Instruction(code.getInt(i), range.start() + i);
            OptionalLong offset = new Arm64Instruction(code.getInt(i + INSTRUCTION), first.address() + INSTRUCTION).offset();
            if (first.isPage() && offset.isPresent()) {
                boolean marked = i > 0 && code.getInt(i - INSTRUCTION) == BTI_C;
                long entry = marked ? first.address() - INSTRUCTION : first.address();
                target(first.page() + offset.getAsLong()).ifPresent(f -> indirect.put(entry, f));
            }
        }
    }

    /** Dead functions with the padding between two of them. */
    RangeSet dead() {
        List<Range> out = new ArrayList<>();
        long previousEnd = -1;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (live.get(i)) {
                continue;
            }
            Range range = functions.get(i);
            boolean padding = previousEnd >= 0 && previousEnd <= range.start() && range.start() - previousEnd < LARGEST_GAP && allSymbols.subSet(previousEnd, range.start()).isEmpty();
            out.add(new Range(padding ? previousEnd : range.start(), range.end()));
            previousEnd = range.end();
        }
        return RangeSet.of(out);
    }
}
