package dev.shrink.elf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the loader comes to unpack a library before anybody enters it.
 *
 * <p>As a resolver: one relative relocation becomes an indirect one ({@code IRELATIVE}). The loader resolves it while it relocates the library, and it relocates
 * all libraries that it loads together, needed ones first, before it initialises the first of them (glibc, {@code elf/dl-open.c}, {@code elf/rtld.c}). So no initialiser of
 * any library can meet packed code, whichever symbols it is bound to. A resolver of another library could, but only if that library does not
 * need this one; then it would call code that is not relocated yet, packed or not.
 *
 * <p>As {@code DT_INIT}: for a library without relative relocations, if only an interpreter enters it, after loading.
 *
 * @param next what the initialiser goes on with: the value of the relocation, or the original {@code DT_INIT} and 0 if there is none
 * @param relocation the address of the relocation that becomes indirect; empty for {@code DT_INIT}
 */
record ThawEntry(long next, Optional<Long> relocation) {
    private static final int R_X86_64_RELATIVE = 8;
    private static final int R_X86_64_IRELATIVE = 37;
    private static final int R_AARCH64_RELATIVE = 1027;
    private static final int R_AARCH64_IRELATIVE = 1032;

    boolean isResolver() {
        return relocation.isPresent();
    }

    /** By the last relative relocation of those that {@code DT_RELACOUNT} counts, which the loader applies without looking at their types. */
    static Optional<ThawEntry> byRelocation(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        long counted = dynamic.valueOr(Elf.DT_RELACOUNT, 0);
        long table = dynamic.valueOr(Elf.DT_RELA, 0);
        if (counted < 0 || counted > dynamic.valueOr(Elf.DT_RELASZ, 0) / Elf.RELA_SIZE) {
            throw RefusedException.corrupt("DT_RELACOUNT is larger than the table of relocations");
        }
        long last = table + (counted - 1) * Elf.RELA_SIZE;
        RangeSet writable = RangeSet.of(image.file().loads().stream().filter(s -> (s.flags() & Elf.PF_W) != 0).map(Segment::memory).toList());
        Map<Long, ThawEntry> found = new HashMap<>();
        Relocations.forEachEntry(image, (entry, r) -> {
            boolean usable = r.type() == relative(image) && r.symbol() == 0 && r.addend() != 0 && writable.contains(r.place());
            if (usable && (counted == 0 && found.isEmpty() || entry == last)) {
                found.put(entry, new ThawEntry(r.addend(), Optional.of(entry)));
            }
        });
        return found.values().stream().findFirst();
    }

    static ThawEntry byInitialiser(ElfFile file) {
        return new ThawEntry(file.dynamic().valueOr(Elf.DT_INIT, 0), Optional.empty());
    }

    /** Which dynamic table entry changes: the counter of relative relocations, or what becomes {@code DT_INIT}: the old one, a spare one, or a mere hint for the loader. */
    Map<Integer, DynamicTable.Entry> dynamicPatch(ElfFile file, long entryPoint) throws RefusedException {
        DynamicTable dynamic = file.dynamic();
        if (isResolver()) {
            return indexOf(dynamic, Elf.DT_RELACOUNT).map(i -> Map.of(i, new DynamicTable.Entry(Elf.DT_RELACOUNT, dynamic.entries().get(i).value() - 1))).orElse(Map.of());
        }
        DynamicTable.Entry init = new DynamicTable.Entry(Elf.DT_INIT, entryPoint);
        Optional<Integer> place = indexOf(dynamic, Elf.DT_INIT);
        if (place.isEmpty()) {
            place = dynamic.capacity() > dynamic.entries().size() + 1 ? Optional.of(dynamic.entries().size()) : indexOf(dynamic, Elf.DT_RELACOUNT);
        }
        return Map.of(place.orElseThrow(() -> RefusedException.unsafe("has no room for DT_INIT in its dynamic table")), init);
    }

    /** What changes in the table of relocations. */
    List<BytePatch> patches(int machine, long entryPoint) {
        boolean arm = machine == Elf.MACHINE_AARCH64;
        return relocation.map(at -> List.of(
                new BytePatch(at + 8, arm ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE, arm ? R_AARCH64_IRELATIVE : R_X86_64_IRELATIVE),
                new BytePatch(at + 16, (int) next, (int) entryPoint), new BytePatch(at + 20, (int) (next >>> 32), (int) (entryPoint >>> 32)))).orElse(List.of());
    }

    private static int relative(ImageReader image) {
        return image.file().header().machine() == Elf.MACHINE_AARCH64 ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE;
    }

    private static Optional<Integer> indexOf(DynamicTable dynamic, long tag) {
        for (int i = 0; i < dynamic.entries().size(); i++) {
            if (dynamic.entries().get(i).tag() == tag) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
