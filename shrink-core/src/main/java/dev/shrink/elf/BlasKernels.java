package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kernels of one OpenBLAS library for processors that are not there (OpenBLAS, {@code driver/others/dynamic.c}, {@code dynamic_arm64.c}). A library for many
 * processors has one table {@code gotoblas_CPU} of pointers to functions {@code …_CPU} for each. Its dispatcher takes the address of one table.
 *
 * @param dead addresses of functions that only tables and functions of absent processors lead to
 * @param patches let the dispatcher take the table of the fallback in place of the tables of absent processors
 * @param cpus whose kernels are taken out
 */
record BlasKernels(RangeSet dead, List<BytePatch> patches, List<String> cpus) {
    /** Runs on every x86_64 processor since 2004 (SSE3); OpenBLAS's own fallback for what it does not know. */
    private static final String X86_FALLBACK = "PRESCOTT";
    /** Runs on every arm64 processor; what {@code dynamic_arm64.c} takes for all that it does not know, and for what a build leaves out. */
    private static final String ARM64_FALLBACK = "ARMV8";
    private static final String TABLE = "gotoblas_";
    private static final long SMALLEST_TABLE = 500;
    private static final long LARGEST_TABLE = 1 << 16;
    /** The smallest field of a table, in bytes; each is aligned. */
    private static final long FIELD = 4;

    BlasKernels {
        patches = List.copyOf(patches);
        cpus = List.copyOf(cpus);
    }

    /** Whether a symbol is the table of a processor. */
    static boolean isTable(Symbol symbol) {
        return symbol.name().startsWith(TABLE) && symbol.type() == Elf.STT_OBJECT && symbol.section() != 0 && symbol.size() >= SMALLEST_TABLE && symbol.size() <= LARGEST_TABLE;
    }

    static String cpuOf(Symbol table) {
        return table.name().substring(TABLE.length());
    }

    /**
     * Empty if there is nothing to take out.
     *
     * @param absent processors that are not there
     * @param imported names that other libraries ask this one for
     * @throws RefusedException if the library is an OpenBLAS of a kind that is not understood
     */
    static Optional<BlasKernels> find(ImageReader image, Set<String> absent, Set<String> imported) throws IOException, RefusedException {
        boolean arm = image.file().header().machine() == Elf.MACHINE_AARCH64;
        List<Symbol> symbols = StaticSymbols.read(image);
        List<Symbol> tables = symbols.stream().filter(BlasKernels::isTable).toList();
        Optional<Symbol> fallback = tables.stream().filter(t -> cpuOf(t).equals(arm ? ARM64_FALLBACK : X86_FALLBACK)).findFirst();
        if (fallback.isEmpty() || image.file().dynamic().has(Elf.DT_RELR)) {
            return Optional.empty();
        }
        Set<String> present = tables.stream().map(BlasKernels::cpuOf).collect(Collectors.toSet());
        TreeSet<String> cpus = new TreeSet<>();
        // Tables without bytes in the file are mere names of types that this build has no kernels for.
        tables.stream().filter(t -> absent.contains(cpuOf(t)) && image.file().offsetOf(t.value()).isPresent()).forEach(t -> cpus.add(cpuOf(t)));
        if (!arm) {
            cpus.removeAll(standIns(present));
        }
        while (!cpus.isEmpty()) {
            Search search = new Search(image, symbols, tables, fallback.get(), cpus, imported);
            Set<String> needed = search.run();
            if (needed.isEmpty()) {
                return Optional.of(new BlasKernels(search.dead(), search.patches, List.copyOf(cpus)));
            }
            cpus.removeAll(needed);
        }
        return Optional.empty();
    }

    /** A build for fewer types (DYNAMIC_LIST) takes the next older one where the dispatcher wants a type that it leaves out. */
    private static Set<String> standIns(Set<String> present) {
        if (!present.contains("HASWELL")) {
            return Set.of("SANDYBRIDGE", "NEHALEM");
        }
        return present.contains("BARCELONA") ? Set.of() : Set.of("NEHALEM");
    }

    /** One attempt: what is dead if the tables of these processors are never taken. */
    private static final class Search {
        private final ImageReader image;
        private final Symbol fallback;
        private final TreeMap<Long, Symbol> tables = new TreeMap<>();
        private final FunctionGraph graph;
        private final Set<String> imported;
        private final List<BytePatch> patches = new ArrayList<>();
        private final Set<String> needed = new TreeSet<>();

        Search(ImageReader image, List<Symbol> symbols, List<Symbol> all, Symbol fallback, Collection<String> cpus, Set<String> imported) throws IOException, RefusedException {
            this.image = image;
            this.fallback = fallback;
            this.imported = imported;
            all.stream().filter(t -> cpus.contains(cpuOf(t))).forEach(t -> tables.put(t.value(), t));
            this.graph = new FunctionGraph(image, symbols, s -> cpus.stream().anyMatch(c -> s.name().endsWith("_" + c)));
        }

        /** The processors whose tables something else than the dispatcher uses. */
        Set<String> run() throws IOException, RefusedException {
            List<Symbol> dynamic = DynamicSymbols.read(image);
            dynamic.stream().filter(s -> s.isExport() && imported.contains(s.name())).forEach(s -> {
                graph.root(s.value());
                tableAt(s.value()).ifPresent(t -> needed.add(cpuOf(t)));
            });
            List<Integer> fallbackIndexes = dynamic.stream().filter(s -> s.value() == fallback.value() && s.name().equals(fallback.name())).map(Symbol::index).toList();
            relocations(dynamic, fallbackIndexes);
            graph.close((from, target, kind) -> {
                if (kind == CodeReferences.Kind.ANYWHERE_IN_PAGE) {
                    tables.values().stream().filter(t -> t.value() < target + Elf.PAGE && t.value() + t.size() > target).forEach(t -> needed.add(cpuOf(t)));
                    return;
                }
                boolean data = kind == CodeReferences.Kind.ADDRESS || kind == CodeReferences.Kind.MEMORY;
                Optional<Symbol> table = data ? tableAt(target) : Optional.empty();
                if (table.isPresent() && kind == CodeReferences.Kind.ADDRESS && target == table.get().value()) {
                    int before = (int) (target - from - Integer.BYTES);
                    patches.add(new BytePatch(from, before, (int) (fallback.value() - from - Integer.BYTES)));
                } else if ((target & FIELD - 1) == 0) {
                    table.ifPresent(t -> needed.add(cpuOf(t)));
                }
            });
            return needed;
        }

        private Optional<Symbol> tableAt(long address) {
            return Optional.ofNullable(tables.floorEntry(address)).map(e -> e.getValue()).filter(t -> address < t.value() + t.size());
        }

        private void relocations(List<Symbol> dynamic, List<Integer> fallbackIndexes) throws IOException, RefusedException {
            int machine = image.file().header().machine();
            Relocations.forEachEntry(image, (entry, r) -> {
                if (Integer.compareUnsigned(r.symbol(), dynamic.size()) >= 0 && r.symbol() != 0) {
                    throw RefusedException.corrupt("a relocation names symbol %s of %d".formatted(Integer.toUnsignedString(r.symbol()), dynamic.size()));
                }
                boolean hasSymbol = r.symbol() != 0;
                long target = r.isRelative(machine) ? r.addend() : hasSymbol ? dynamic.get(r.symbol()).value() + r.addend() : 0;
                boolean fromDeadTable = tableAt(r.place()).isPresent();
                if (r.isRelative(machine) || r.isAbsolute(machine)) {
                    if (!fromDeadTable) {
                        graph.root(target);
                    } else {
                        graph.fromDeadData(target);
                    }
                } else {
                    graph.slot(r.place(), target, r.isJumpSlot(machine));
                }
                Optional<Symbol> table = tableAt(target);
                if (table.isEmpty() || fromDeadTable) {
                    return;
                }
                if (target != table.get().value()) {
                    needed.add(cpuOf(table.get()));
                } else if (r.isRelative(machine)) {
                    patches.add(new BytePatch(entry + 16, (int) target, (int) fallback.value()));
                } else if ((r.isGlobalOffset(machine) || r.isAbsolute(machine)) && r.addend() == 0 && !fallbackIndexes.isEmpty()) {
                    patches.add(new BytePatch(entry + 12, r.symbol(), fallbackIndexes.get(0)));
                } else {
                    needed.add(cpuOf(table.get()));
                }
            });
        }

        RangeSet dead() {
            return graph.dead();
        }
    }

    /** Takes the kernels out of a library. */
    static RewriteOutcome cut(Path input, Path output, Set<String> absent, Set<String> imported) throws IOException {
        List<BytePatch> patches = new ArrayList<>();
        RewriteOutcome outcome = ImageRewriter.rewrite(input, output, image -> {
            Optional<BlasKernels> found = find(image, absent, imported);
            found.ifPresent(k -> patches.addAll(k.patches()));
            return found.map(k -> RewriteRequest.discarding(k.dead().inward(Elf.PAGE)));
        });
        if (outcome instanceof RewriteOutcome.Rewritten) {
            try {
                BytePatch.apply(output, patches);
            } catch (RefusedException e) {
                Files.deleteIfExists(output);
                return new RewriteOutcome.Refused(e.refusal());
            }
        }
        return outcome;
    }
}
