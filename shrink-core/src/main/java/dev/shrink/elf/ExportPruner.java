package dev.shrink.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the names of C++ symbols that nobody asks for out of a library. The symbols keep their place in the table, so that relocations and hash tables stay right, but become
 * local and nameless; the loader then binds the library's own references to its own definitions without a search. The table of names is
 * written anew where it was, and the pages at its end leave the file.
 */
final class ExportPruner {
    private static final int LOCAL = 0;
    private static final int HIDDEN = 2;
    /** Names that the loader, the C++ runtime or other compilers' code must find: type information, tables, guards, allocation. */
    private static final List<String> ALWAYS_KEPT = List.of("_ZTI", "_ZTS", "_ZTV", "_ZTT", "_ZTH", "_ZTW", "_ZGV", "_ZGR", "_ZZ", "_Znw", "_Zna", "_Zdl", "_Zda");
    private static final List<String> STANDARD = List.of("_ZNSt", "_ZNKSt", "_ZSt", "_ZNSs", "_ZNKSs", "_ZNSa", "_ZNSi", "_ZNSo", "_ZNSd", "_ZN9__gnu_cxx", "_ZNK9__gnu_cxx", "_ZN10__cxxabiv1", "_ZNK10__cxxabiv1");
    private static final List<Long> NAMES = List.of(Elf.DT_NEEDED, Elf.DT_SONAME, Elf.DT_RPATH, Elf.DT_RUNPATH);
    /** Other entries whose values are names: auxiliary and filter libraries, auditing, configuration. */
    private static final List<Long> OTHER_NAMES = List.of(0x7ffffffdL, 0x7fffffffL, 0x6ffffefaL, 0x6ffffefbL, 0x6ffffefcL);

    private final ImageReader image;
    private final ByteBuffer oldNames;
    private final ByteArrayOutputStream newNames = new ByteArrayOutputStream();
    private final Map<String, Integer> placed = new HashMap<>();

    private ExportPruner(ImageReader image) throws IOException, RefusedException {
        this.image = image;
        this.oldNames = DynamicSymbols.strings(image);
        newNames.write(0);
    }

    static RewriteOutcome prune(Path input, Path output, Set<String> asked, Set<String> shared) throws IOException {
        Path pruned = output.resolveSibling(output.getFileName() + ".pruned");
        try (FileByteSource source = FileByteSource.open(input)) {
            ImageReader image = new ImageReader(ElfReader.read(source), source);
            Eligibility.check(image.file());
            Optional<Range> free = new ExportPruner(image).write(input, pruned, asked, shared);
            if (free.isEmpty()) {
                return new RewriteOutcome.Unchanged();
            }
            checkNames(image, pruned, asked, shared);
            return ImageRewriter.rewrite(pruned, output, i -> Optional.of(RewriteRequest.discarding(RangeSet.of(free.get()))));
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        } finally {
            Files.deleteIfExists(pruned);
        }
    }

    private static boolean mayGo(Symbol s, Set<String> asked, Set<String> shared) {
        boolean kind = s.type() == Elf.STT_FUNC || s.type() == Elf.STT_OBJECT && s.binding() == Elf.STB_GLOBAL;
        boolean binding = s.binding() == Elf.STB_GLOBAL || s.binding() == Elf.STB_WEAK;
        if (!s.isExport() || !kind || !binding || !s.name().startsWith("_Z") || ALWAYS_KEPT.stream().anyMatch(s.name()::startsWith)) {
            return false;
        }
        // Parts of a C++ runtime that is linked in: they share their state with the process's.
        boolean runtimes = !AskedNames.isInline(s) && STANDARD.stream().anyMatch(s.name()::startsWith);
        return !runtimes && !asked.contains(s.name()) && (AskedNames.isInline(s) || !shared.contains(s.name()));
    }

    /** Whether it is a C++ name and none of the C++ runtime, which other libraries of the process may bind to by it. */
    static boolean isOwnCpp(String name) {
        return name.startsWith("_Z") && ALWAYS_KEPT.stream().noneMatch(name::startsWith) && STANDARD.stream().noneMatch(name::startsWith);
    }

    /** Writes a copy with fewer names; gives the whole pages that became free, or nothing if there is none. */
    private Optional<Range> write(Path input, Path copy, Set<String> asked, Set<String> shared) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        if (dynamic.entries().stream().anyMatch(e -> OTHER_NAMES.contains(e.tag()))) {
            throw RefusedException.unsafe("has names in its dynamic table that are not moved");
        }
        Map<Long, Integer> words = new HashMap<>();
        long table = dynamic.valueOr(Elf.DT_SYMTAB, 0);
        List<Symbol> symbols = DynamicSymbols.read(image);
        ByteBuffer raw = DynamicSymbols.table(image);
        boolean some = false;
        for (int i = 1; i < symbols.size(); i++) {
            long entry = table + (long) i * Elf.SYMBOL_SIZE;
            Symbol s = symbols.get(i);
            if (mayGo(s, asked, shared)) {
                some = true;
                words.put(entry, 0);
                words.put(entry + 4, s.type() | LOCAL << 4 | HIDDEN << 8 | s.section() << 16);
            } else {
                words.put(entry, placeOf(raw.getInt(i * Elf.SYMBOL_SIZE)));
            }
        }
        for (int i = 0; i < dynamic.entries().size(); i++) {
            DynamicTable.Entry e = dynamic.entries().get(i);
            if (NAMES.contains(e.tag())) {
                words.put(dynamic.address() + (long) i * Elf.DYNAMIC_ENTRY_SIZE + 8, placeOf((int) e.value()));
            }
        }
        for (VersionTables.Need n : VersionTables.needs(image)) {
            words.put(n.fileField(), placeOf(n.fileOffset()));
            words.put(n.nameField(), placeOf(n.nameOffset()));
        }
        for (VersionTables.Definition d : VersionTables.definitions(image)) {
            for (int i = 0; i < d.nameFields().size(); i++) {
                words.put(d.nameFields().get(i), placeOf(d.nameOffsets().get(i)));
            }
        }
        long start = dynamic.valueOr(Elf.DT_STRTAB, 0);
        Range free = new Range(Math.min(start + newNames.size(), start + oldNames.limit()), start + oldNames.limit()).inward(Elf.PAGE);
        if (!some || newNames.size() >= oldNames.limit() || free.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < dynamic.entries().size(); i++) {
            if (dynamic.entries().get(i).tag() == Elf.DT_STRSZ) {
                words.put(dynamic.address() + (long) i * Elf.DYNAMIC_ENTRY_SIZE + 8, newNames.size());
            }
        }
        Files.copy(input, copy);
        apply(copy, words, start);
        return Optional.of(free);
    }

    private int placeOf(int oldOffset) throws RefusedException {
        String name = ElfReader.string(oldNames, oldOffset);
        if (name.isEmpty()) {
            return 0;
        }
        return placed.computeIfAbsent(name, n -> {
            int at = newNames.size();
            newNames.writeBytes((n + '\0').getBytes(StandardCharsets.ISO_8859_1));
            return at;
        });
    }

    private void apply(Path copy, Map<Long, Integer> words, long names) throws IOException, RefusedException {
        ByteBuffer strings = ByteBuffer.allocate(oldNames.limit()).put(0, newNames.toByteArray());
        ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long symbols = image.file().dynamic().valueOr(Elf.DT_SYMTAB, 0);
        ByteBuffer table = DynamicSymbols.table(image);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (Map.Entry<Long, Integer> e : words.entrySet()) {
                long inTable = e.getKey() - symbols;
                if (inTable >= 0 && inTable < table.limit()) {
                    table.putInt((int) inTable, e.getValue());
                } else {
                    channel.write(word.putInt(0, e.getValue()).clear(), image.file().offsetOfTable(e.getKey(), Integer.BYTES, "a name's place"));
                }
            }
            channel.write(table.clear(), image.file().offsetOfTable(symbols, table.limit(), "the dynamic symbols"));
            channel.write(strings, image.file().offsetOfTable(names, strings.limit(), "the dynamic strings"));
        }
    }

    /** Everything that has a name has the same one as before, but for what was to lose it. */
    private static void checkNames(ImageReader before, Path pruned, Set<String> asked, Set<String> shared) throws IOException, RefusedException {
        try (FileByteSource source = FileByteSource.open(pruned)) {
            ImageReader after = new ImageReader(ElfReader.read(source), source);
            List<Symbol> old = DynamicSymbols.read(before);
            List<Symbol> now = DynamicSymbols.read(after);
            boolean same = old.size() == now.size() && names(before).equals(names(after));
            for (int i = 0; same && i < old.size(); i++) {
                Symbol o = old.get(i);
                Symbol n = now.get(i);
                boolean gone = mayGo(o, asked, shared);
                Symbol expected = gone ? new Symbol(o.index(), "", o.type(), HIDDEN, o.section(), o.value(), o.size(), o.versionIndex(), o.version()) : o;
                same = n.equals(expected);
            }
            if (!same) {
                throw RefusedException.verification("the names differ after writing");
            }
        }
    }

    private static List<String> names(ImageReader image) throws IOException, RefusedException {
        ByteBuffer strings = DynamicSymbols.strings(image);
        List<String> out = new java.util.ArrayList<>();
        for (DynamicTable.Entry e : image.file().dynamic().entries()) {
            if (NAMES.contains(e.tag())) {
                out.add(ElfReader.string(strings, (int) e.value()));
            }
        }
        return out;
    }
}
