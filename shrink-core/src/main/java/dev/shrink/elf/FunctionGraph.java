package dev.shrink.elf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which functions of a library nothing leads to once some of them are taken to be dead. Candidates are the suspects, and local functions that
 * only they use. Everything else is live; what live code, live data or the outside leads to is live as well, and so is what a number leads
 * to that merely looks like a reference.
 */
final class FunctionGraph {
    private static final int ENTRY = 16;
    private static final long LARGEST_GAP = 1 << 16;

    private final ImageReader image;
    private final List<Symbol> functions = new ArrayList<>();
    private final Map<Long, Integer> byAddress = new HashMap<>();
    /** Linkage table entries and the pointers they go through, to the function behind. */
    private final Map<Long, Integer> indirect = new HashMap<>();
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
        Set<Long> shared = new HashSet<>();
        symbols.stream().filter(s -> s.section() != 0 && code.contains(s.value())).sorted(Comparator.comparingLong(Symbol::value)).forEach(s -> {
            allSymbols.add(s.value());
            boolean whole = s.type() == Elf.STT_FUNC && s.size() > 0 && s.size() < Integer.MAX_VALUE && code.contains(new Range(s.value(), s.value() + s.size()));
            boolean isSuspect = whole && suspect.test(s);
            boolean isLocal = whole && s.binding() == Elf.STB_LOCAL;
            boolean fresh = !byAddress.containsKey(s.value());
            if ((isSuspect || isLocal) && fresh && !shared.contains(s.value()) && !overlapsPrevious(s)) {
                byAddress.put(s.value(), functions.size());
                if (isSuspect) {
                    suspects.add(functions.size());
                }
                functions.add(s);
            } else if (s.type() == Elf.STT_FUNC || s.binding() != Elf.STB_LOCAL) {
                // A second name: somebody may know the function by that.
                shared.add(s.value());
            }
        });
        shared.forEach(this::root);
    }

    private boolean overlapsPrevious(Symbol s) {
        return !functions.isEmpty() && functions.get(functions.size() - 1).value() + functions.get(functions.size() - 1).size() > s.value();
    }

    /** The outside or live data leads here. */
    void root(long address) {
        rootAddresses.add(address);
    }

    /** Data that only dead code uses leads here. */
    void fromDeadData(long address) {
        deadDataTargets.add(address);
    }

    /** The loader puts the target's address here. */
    void slot(long place, long target) {
        target(target).ifPresent(f -> indirect.put(place, f));
    }

    /** Follows all references; tells those of live code, which may lead to data too. */
    void close(CodeReferences.Visitor visitor) throws IOException {
        linkage();
        reachFromSuspects();
        List<Range> dead = new ArrayList<>();
        candidates.stream().forEach(i -> dead.add(range(i)));
        Deque<Integer> open = new ArrayDeque<>();
        for (long address : rootAddresses) {
            target(address).ifPresent(f -> mark(f, open));
        }
        for (Range range : code.minus(RangeSet.of(dead)).ranges()) {
            scan(range, visitor, open);
        }
        while (!open.isEmpty()) {
            scan(range(open.poll()), visitor, open);
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
                CodeReferences.forEach(image, range(next), (from, target, kind) -> {
                    target(target).ifPresent(open::add);
                });
            }
        }
    }

    private void scan(Range range, CodeReferences.Visitor visitor, Deque<Integer> open) throws IOException {
        CodeReferences.forEach(image, range, (from, target, kind) -> {
            target(target).ifPresent(f -> mark(f, open));
            visitor.visit(from, target, kind);
        });
    }

    private OptionalInt target(long address) {
        Integer function = byAddress.getOrDefault(address, indirect.getOrDefault(address, -1));
        return function < 0 ? OptionalInt.empty() : OptionalInt.of(function);
    }

    private void mark(int function, Deque<Integer> open) {
        if (candidates.get(function) && !live.get(function)) {
            live.set(function);
            open.add(function);
        }
    }

    /** Adds the entries of the linkage table: {@code jmp *slot(%rip)} in steps of 16 bytes. */
    private void linkage() throws IOException {
        for (Range range : linkage.ranges()) {
            CodeReferences.forEach(image, range, (from, target, kind) -> {
                target(target).ifPresent(f -> indirect.put(range.start() + (from - range.start()) / ENTRY * ENTRY, f));
            });
        }
    }

    private Range range(int function) {
        Symbol s = functions.get(function);
        return new Range(s.value(), s.value() + s.size());
    }

    /** Dead functions with the padding between two of them. */
    RangeSet dead() {
        List<Range> out = new ArrayList<>();
        long previousEnd = -1;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (live.get(i)) {
                continue;
            }
            Range range = range(i);
            boolean padding = previousEnd >= 0 && previousEnd <= range.start() && range.start() - previousEnd < LARGEST_GAP && allSymbols.subSet(previousEnd, range.start()).isEmpty();
            out.add(new Range(padding ? previousEnd : range.start(), range.end()));
            previousEnd = range.end();
        }
        return RangeSet.of(out);
    }
}
