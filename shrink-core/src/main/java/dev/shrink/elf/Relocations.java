package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The relocations that the loader applies: {@code DT_RELA} and {@code DT_JMPREL}, streamed in table order. */
final class Relocations {

    /** Takes one relocation; refusing stops the walk. */
    @FunctionalInterface
    interface Visitor {
        void visit(Relocation relocation) throws IOException, RefusedException;
    }

    /** Takes one relocation and the address of its own entry. */
    @FunctionalInterface
    interface EntryVisitor {
        void visit(long entry, Relocation relocation) throws IOException, RefusedException;
    }

    private Relocations() {
    }

    static void forEach(ImageReader image, Visitor visitor) throws IOException, RefusedException {
        forEachEntry(image, (entry, relocation) -> visitor.visit(relocation));
    }

    static void forEachEntry(ImageReader image, EntryVisitor visitor) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        long rela = dynamic.valueOr(Elf.DT_RELA, 0);
        long relaSize = dynamic.valueOr(Elf.DT_RELASZ, 0);
        long plt = dynamic.valueOr(Elf.DT_JMPREL, 0);
        long pltSize = dynamic.valueOr(Elf.DT_PLTRELSZ, 0);
        if (relaSize > 0) {
            walk(image.table(rela, relaSize, "the relocations"), rela, visitor);
        }
        boolean pltInsideRela = plt >= rela && plt + pltSize <= rela + relaSize;
        if (pltSize > 0 && !pltInsideRela) {
            walk(image.table(plt, pltSize, "the PLT relocations"), plt, visitor);
        }
    }

    private static void walk(ByteBuffer table, long address, EntryVisitor visitor) throws IOException, RefusedException {
        while (table.remaining() >= Elf.RELA_SIZE) {
            long entry = address + table.position();
            long place = table.getLong();
            long info = table.getLong();
            long addend = table.getLong();
            visitor.visit(entry, new Relocation(place, (int) info, (int) (info >>> 32), addend));
        }
    }
}
