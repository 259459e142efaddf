package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the dynamic symbol table with its versions (System V ABI "Symbol Table"; LSB "Symbol Versioning"). */
final class DynamicSymbols {
    private static final int VERSION_HIDDEN = 0x8000;

    private DynamicSymbols() {
    }

    /** The raw table, entry 0 included; empty if the library has none. */
    static ByteBuffer table(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        if (!dynamic.has(Elf.DT_SYMTAB)) {
            return ByteBuffer.allocate(0);
        }
        long count = count(image);
        return image.table(dynamic.valueOr(Elf.DT_SYMTAB, 0), Math.multiplyExact(count, (long) Elf.SYMBOL_SIZE), "the dynamic symbols");
    }

    static ByteBuffer strings(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        if (!dynamic.has(Elf.DT_STRTAB)) {
            return ByteBuffer.allocate(0);
        }
        return image.table(dynamic.valueOr(Elf.DT_STRTAB, 0), dynamic.valueOr(Elf.DT_STRSZ, 0), "the dynamic strings");
    }

    static List<Symbol> read(ImageReader image) throws IOException, RefusedException {
        ByteBuffer table = table(image);
        ByteBuffer strings = strings(image);
        int count = table.limit() / Elf.SYMBOL_SIZE;
        Optional<ByteBuffer> versions = versionIndexes(image, count);
        Map<Integer, SymbolVersion> names = versionNames(image, strings);
        List<Symbol> out = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = i * Elf.SYMBOL_SIZE;
            int index = versions.isPresent() ? Short.toUnsignedInt(versions.get().getShort(2 * i)) : 1;
            Optional<SymbolVersion> version = Optional.ofNullable(names.get(index & ~VERSION_HIDDEN));
            out.add(new Symbol(i, ElfReader.string(strings, table.getInt(at)), Byte.toUnsignedInt(table.get(at + 4)), Byte.toUnsignedInt(table.get(at + 5)),
                    Short.toUnsignedInt(table.getShort(at + 6)), table.getLong(at + 8), table.getLong(at + 16), index, version));
        }
        return out;
    }

    private static Optional<ByteBuffer> versionIndexes(ImageReader image, int count) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        if (!dynamic.has(Elf.DT_VERSYM)) {
            return Optional.empty();
        }
        return Optional.of(image.table(dynamic.valueOr(Elf.DT_VERSYM, 0), 2L * count, "the symbol versions"));
    }

    /** Version names by the index that {@code DT_VERSYM} uses. */
    static Map<Integer, SymbolVersion> versionNames(ImageReader image, ByteBuffer strings) throws IOException, RefusedException {
        Map<Integer, SymbolVersion> names = new HashMap<>();
        for (VersionTables.Definition d : VersionTables.definitions(image)) {
            if (!d.nameOffsets().isEmpty()) {
                names.put(d.index(), new SymbolVersion(ElfReader.string(strings, d.nameOffsets().get(0)), Optional.empty(), d.flags()));
            }
        }
        for (VersionTables.Need n : VersionTables.needs(image)) {
            names.put(n.index(), new SymbolVersion(ElfReader.string(strings, n.nameOffset()), Optional.of(ElfReader.string(strings, n.fileOffset())), n.flags()));
        }
        return names;
    }

    /** How many entries the table has: the dynamic table does not say, the hash tables do. */
    private static long count(ImageReader image) throws IOException, RefusedException {
        ElfFile file = image.file();
        DynamicTable dynamic = file.dynamic();
        if (dynamic.has(Elf.DT_HASH)) {
            return Integer.toUnsignedLong(image.table(dynamic.valueOr(Elf.DT_HASH, 0), 8, "the symbol hash table").getInt(4));
        }
        if (dynamic.has(Elf.DT_GNU_HASH)) {
            long hashed = countFromGnuHash(image, dynamic.valueOr(Elf.DT_GNU_HASH, 0));
            // An empty GNU hash table does not tell how many undefined symbols there are; the section header does.
            return hashed > 0 ? Math.max(hashed, 1) : sectionCount(file).orElseGet(() -> countUpToStrings(dynamic));
        }
        return sectionCount(file).orElseGet(() -> countUpToStrings(dynamic));
    }

    private static Optional<Long> sectionCount(ElfFile file) {
        return file.sections().stream().filter(s -> s.type() == Elf.SHT_DYNSYM).map(s -> s.size() / Elf.SYMBOL_SIZE).findFirst();
    }

    /** Linkers write the string table right behind the symbols; where they do not, the highest symbol that a relocation names is out of reach, so 1. */
    private static long countUpToStrings(DynamicTable dynamic) {
        long bytes = dynamic.valueOr(Elf.DT_STRTAB, 0) - dynamic.valueOr(Elf.DT_SYMTAB, 0);
        return bytes > 0 && bytes < Integer.MAX_VALUE ? bytes / Elf.SYMBOL_SIZE : 1;
    }

    private static long countFromGnuHash(ImageReader image, long address) throws IOException, RefusedException {
        ByteBuffer head = image.table(address, 16, "the GNU hash table");
        long buckets = Integer.toUnsignedLong(head.getInt(0));
        long first = Integer.toUnsignedLong(head.getInt(4));
        long bloomWords = Integer.toUnsignedLong(head.getInt(8));
        long bucketsAt = address + 16 + 8 * bloomWords;
        ByteBuffer table = image.table(bucketsAt, 4 * buckets, "the GNU hash buckets");
        long highest = 0;
        while (table.hasRemaining()) {
            highest = Math.max(highest, Integer.toUnsignedLong(table.getInt()));
        }
        if (highest < first) {
            return 0;
        }
        long chainAt = bucketsAt + 4 * buckets + 4 * (highest - first);
        ByteBuffer chain = image.upTo(chainAt, 1 << 18, "the GNU hash chain");
        while (chain.remaining() >= 4) {
            highest++;
            if ((chain.getInt() & 1) != 0) {
                return highest;
            }
        }
        throw RefusedException.corrupt("a chain of the GNU hash table has no end");
    }
}
