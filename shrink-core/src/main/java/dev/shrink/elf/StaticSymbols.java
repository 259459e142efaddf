package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code .symtab}: the symbols that only linkers and debuggers use, local ones included. */
final class StaticSymbols {
    private StaticSymbols() {
    }

    /** Empty if the library has been stripped. */
    static List<Symbol> read(ImageReader image) throws IOException, RefusedException {
        List<Section> sections = image.file().sections();
        Optional<Section> found = sections.stream().filter(s -> s.type() == Elf.SHT_SYMTAB).findFirst();
        if (found.isEmpty() || found.get().link() <= 0 || found.get().link() >= sections.size()) {
            return List.of();
        }
        ByteBuffer table = content(image, found.get());
        ByteBuffer strings = content(image, sections.get(found.get().link()));
        List<Symbol> out = new ArrayList<>();
        for (int at = 0; at + Elf.SYMBOL_SIZE <= table.limit(); at += Elf.SYMBOL_SIZE) {
            out.add(new Symbol(at / Elf.SYMBOL_SIZE, ElfReader.string(strings, table.getInt(at)), Byte.toUnsignedInt(table.get(at + 4)), Byte.toUnsignedInt(table.get(at + 5)),
                    Short.toUnsignedInt(table.getShort(at + 6)), table.getLong(at + 8), table.getLong(at + 16), 1, Optional.empty()));
        }
        return out;
    }

    private static ByteBuffer content(ImageReader image, Section section) throws IOException, RefusedException {
        return section.type() == Elf.SHT_NOBITS ? ByteBuffer.allocate(0) : image.source().read(section.offset(), ElfReader.tableLength(section.size(), section.name()));
    }
}
