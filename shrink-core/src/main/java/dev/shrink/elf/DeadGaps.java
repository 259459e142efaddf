package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds loaded pages that no section covers. patchelf moves the dynamic string and symbol tables to the end of a file and leaves the old
 * copies inside the loaded segment. A gap counts as dead only if also no entry of the dynamic table, no program header, no relocation
 * and no dynamic symbol leads into it.
 */
final class DeadGaps {
    private static final List<Long> POINTERS = List.of(Elf.DT_PLTGOT, Elf.DT_HASH, Elf.DT_STRTAB, Elf.DT_SYMTAB, Elf.DT_RELA, Elf.DT_INIT, Elf.DT_FINI,
            Elf.DT_JMPREL, Elf.DT_INIT_ARRAY, Elf.DT_FINI_ARRAY, Elf.DT_GNU_HASH, Elf.DT_VERSYM, Elf.DT_VERDEF, Elf.DT_VERNEED);

    private DeadGaps() {
    }

    static RangeSet find(ImageReader image, int page) throws IOException, RefusedException {
        ElfFile file = image.file();
        List<Section> sections = file.loadedSections();
        // Without sections nothing is known; packed relative relocations (RELR) are not read here, so their targets are not known either.
        if (sections.isEmpty() || file.dynamic().has(Elf.DT_RELR) || file.dynamic().has(Elf.DT_REL)) {
            return RangeSet.EMPTY;
        }
        RangeSet fileBacked = RangeSet.of(file.loads().stream().map(Segment::fileBacked).toList());
        RangeSet gaps = fileBacked.minus(covered(file, sections)).inward(page);
        return gaps.isEmpty() ? gaps : withoutReferenced(gaps, image);
    }

    private static RangeSet covered(ElfFile file, List<Section> sections) {
        List<Range> covered = new ArrayList<>();
        sections.forEach(s -> covered.add(s.memory()));
        for (Segment s : file.segments()) {
            if (s.isLoad() && s.offset() == 0) {
                covered.add(new Range(s.address(), s.address() + Math.min(s.fileSize(), Elf.HEADER_SIZE)));
            } else if (!s.isLoad() && s.type() != Elf.PT_NULL && s.type() != Elf.PT_PHDR && s.type() != Elf.PT_GNU_RELRO && s.type() != Elf.PT_GNU_STACK) {
                covered.add(s.fileBacked());
            }
        }
        return RangeSet.of(covered);
    }

    private static RangeSet withoutReferenced(RangeSet gaps, ImageReader image) throws IOException, RefusedException {
        ElfFile file = image.file();
        TreeSet<Long> references = new TreeSet<>();
        for (long tag : POINTERS) {
            file.dynamic().value(tag).ifPresent(references::add);
        }
        references.add(file.dynamic().valueOr(Elf.DT_STRTAB, 0) + file.dynamic().valueOr(Elf.DT_STRSZ, 0) - 1);
        references.add(file.dynamic().valueOr(Elf.DT_RELA, 0) + file.dynamic().valueOr(Elf.DT_RELASZ, 0) - 1);
        references.add(file.dynamic().valueOr(Elf.DT_JMPREL, 0) + file.dynamic().valueOr(Elf.DT_PLTRELSZ, 0) - 1);
        int machine = file.header().machine();
        Relocations.forEach(image, r -> {
            if (gaps.intersects(new Range(r.place(), r.place() + Long.BYTES))) {
                references.add(r.place());
                references.add(r.place() + Long.BYTES - 1);
            }
            if (r.isRelative(machine) && gaps.contains(r.addend())) {
                references.add(r.addend());
            }
        });
        ByteBuffer symbols = DynamicSymbols.table(image);
        for (int at = Elf.SYMBOL_SIZE; at + Elf.SYMBOL_SIZE <= symbols.limit(); at += Elf.SYMBOL_SIZE) {
            if (symbols.getShort(at + 6) != 0) {
                references.add(symbols.getLong(at + 8));
            }
        }
        return new RangeSet(gaps.ranges().stream().filter(gap -> references.subSet(gap.start(), gap.end()).isEmpty()).toList());
    }
}
