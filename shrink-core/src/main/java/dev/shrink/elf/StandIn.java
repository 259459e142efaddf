package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A generated library that takes the place of one that is only needed to be loaded: the same name and symbol versions, and of its functions
 * those that others import. Each of them ends the process with its name.
 *
 * <p>Layout: a read-only segment with headers and symbol tables, one with code, and a writable one with the dynamic table.
 */
final class StandIn {
    private static final int SEGMENTS = 5;
    private static final int JUMP = 16;
    private static final int LARGEST = 900_000;

    private final int machine;
    private final String soname;
    private final List<String> needed;
    private final List<SearchPath> paths;
    private final List<VersionDefinition> versions;
    private final StandInSymbols symbols;

    /**
     * A symbol version that the original defines.
     *
     * @param index what symbols call it
     * @param flags {@code vd_flags}
     * @param name of the version
     */
    record VersionDefinition(int index, int flags, String name) {
    }

    /**
     * Where the loader looks for what the original needs.
     *
     * @param tag {@code DT_RPATH} or {@code DT_RUNPATH}
     * @param folders as in the original
     */
    record SearchPath(long tag, String folders) {
    }

    /**
     * Writes a stand-in for a library.
     *
     * @param functions which of its functions the stand-in has
     * @param needed what the loader loads with it, in the place of what the library needs
     */
    static RewriteOutcome write(Path input, Path output, Set<String> functions, List<String> needed) throws IOException {
        try (FileByteSource source = FileByteSource.open(input)) {
            ElfFile file = ElfReader.read(source);
            Eligibility.check(file);
            ImageReader image = new ImageReader(file, source);
            ByteBuffer strings = DynamicSymbols.strings(image);
            List<VersionDefinition> versions = new ArrayList<>();
            for (VersionTables.Definition d : VersionTables.definitions(image)) {
                if (d.nameOffsets().isEmpty()) {
                    throw RefusedException.corrupt("a symbol version without a name");
                }
                versions.add(new VersionDefinition(d.index(), d.flags(), ElfReader.string(strings, d.nameOffsets().get(0))));
            }
            List<Symbol> kept = DynamicSymbols.read(image).stream().filter(s -> s.isExport() && functions.contains(s.name())).toList();
            if (!file.dynamic().has(Elf.DT_SONAME)) {
                throw RefusedException.unsafe("has no soname");
            }
            String soname = ElfReader.string(strings, (int) file.dynamic().valueOr(Elf.DT_SONAME, 0));
            List<SearchPath> paths = new ArrayList<>();
            for (DynamicTable.Entry e : file.dynamic().entries()) {
                if (e.tag() == Elf.DT_RPATH || e.tag() == Elf.DT_RUNPATH) {
                    paths.add(new SearchPath(e.tag(), ElfReader.string(strings, (int) e.value())));
                }
            }
            byte[] bytes = new StandIn(file.header().machine(), soname, needed, paths, versions, kept).bytes();
            if (bytes.length >= file.size()) {
                return new RewriteOutcome.Unchanged();
            }
            Files.write(output, bytes);
            return new RewriteOutcome.Rewritten(file.size(), bytes.length);
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        }
    }

    StandIn(int machine, String soname, List<String> needed, List<SearchPath> paths, List<VersionDefinition> versions, List<Symbol> functions) {
        this.machine = machine;
        this.soname = soname;
        this.needed = List.copyOf(needed);
        this.paths = List.copyOf(paths);
        this.versions = List.copyOf(versions);
        this.symbols = new StandInSymbols(functions);
    }

    byte[] bytes() throws IOException, RefusedException {
        StringTable strings = new StringTable();
        List<DynamicTable.Entry> named = new ArrayList<>();
        needed.forEach(n -> named.add(new DynamicTable.Entry(Elf.DT_NEEDED, strings.add(n))));
        paths.forEach(p -> named.add(new DynamicTable.Entry(p.tag(), strings.add(p.folders()))));
        named.add(new DynamicTable.Entry(Elf.DT_SONAME, strings.add(soname)));
        List<Integer> namesAt = symbols.ordered().stream().map(s -> strings.add(s.name())).toList();
        List<Integer> versionsAt = versions.stream().map(v -> strings.add(v.name())).toList();

        byte[] hash = symbols.gnuHash();
        int count = symbols.ordered().size() + 1;
        int at = Elf.HEADER_SIZE + SEGMENTS * Elf.PROGRAM_HEADER_SIZE;
        int hashAt = align(at, 8);
        int symbolsAt = align(hashAt + hash.length, 8);
        int stringsAt = symbolsAt + count * Elf.SYMBOL_SIZE;
        int versionIndexAt = align(stringsAt + strings.size(), 8);
        int definitionsAt = align(versionIndexAt + 2 * count, 8);
        int readOnlyEnd = versions.isEmpty() ? versionIndexAt : definitionsAt + 28 * versions.size();

        // In the file the three parts follow each other directly; in memory each begins a page later than in the file.
        byte[] trap = MachineCode.TRAP.bytes(machine);
        int codeOffset = align(readOnlyEnd, JUMP);
        int codeAt = codeOffset + Elf.PAGE;
        int jumpsAt = align(codeAt + trap.length, JUMP);
        int codeEnd = jumpsAt + JUMP * symbols.ordered().size();
        int dataOffset = codeEnd - Elf.PAGE;
        int dataAt = dataOffset + 2 * Elf.PAGE;
        int dynamicLength = Elf.DYNAMIC_ENTRY_SIZE * (named.size() + 6 + (versions.isEmpty() ? 0 : 3));
        if (codeEnd > LARGEST) {
            throw RefusedException.unsafe("a stand-in would need %d functions".formatted(symbols.ordered().size()));
        }
        ByteBuffer out = ByteBuffer.allocate(dataOffset + dynamicLength).order(ByteOrder.LITTLE_ENDIAN);
        out.put(hashAt, hash).put(stringsAt, strings.bytes());
        for (int i = 1; i < count; i++) {
            Symbol s = symbols.ordered().get(i - 1);
            long address = jumpsAt + (long) JUMP * (i - 1);
            int binding = s.binding() == Elf.STB_WEAK ? Elf.STB_WEAK : Elf.STB_GLOBAL;
            int e = symbolsAt + i * Elf.SYMBOL_SIZE;
            out.putInt(e, namesAt.get(i - 1)).put(e + 4, (byte) (binding << 4 | Elf.STT_FUNC)).putShort(e + 6, (short) 1).putLong(e + 8, address).putLong(e + 16, JUMP);
            putJump(out, (int) address - Elf.PAGE, address, stringsAt + namesAt.get(i - 1), codeAt);
        }
        if (!versions.isEmpty()) {
            putVersions(out, versionIndexAt, definitionsAt, versionsAt);
        }
        out.put(codeOffset, trap);
        putDynamic(out, dataOffset, named, hashAt, stringsAt, strings.size(), symbolsAt, versionIndexAt, definitionsAt);
        putHeaders(out, new Segment(Elf.PT_LOAD, Elf.PF_R, 0, 0, 0, readOnlyEnd, readOnlyEnd, Elf.PAGE),
                new Segment(Elf.PT_LOAD, Elf.PF_R | Elf.PF_X, codeOffset, codeAt, codeAt, codeEnd - codeAt, codeEnd - codeAt, Elf.PAGE),
                new Segment(Elf.PT_LOAD, Elf.PF_R | Elf.PF_W, dataOffset, dataAt, dataAt, dynamicLength, dynamicLength, Elf.PAGE),
                new Segment(Elf.PT_DYNAMIC, Elf.PF_R | Elf.PF_W, dataOffset, dataAt, dataAt, dynamicLength, dynamicLength, 8),
                new Segment(Elf.PT_GNU_STACK, Elf.PF_R | Elf.PF_W, 0, 0, 0, 0, 0, 16));
        return out.array();
    }

    /** Puts the address of the function's name into the first argument register and goes to the trap. */
    private void putJump(ByteBuffer out, int at, long address, long nameAddress, long trapAddress) {
        if (machine == Elf.MACHINE_AARCH64) {
            int toName = (int) (nameAddress - address);
            int toTrap = (int) (trapAddress - address - 4) >> 2;
            out.putInt(at, 0x10000000 | (toName & 3) << 29 | (toName >> 2 & 0x7ffff) << 5);
            out.putInt(at + 4, 0x14000000 | toTrap & 0x3ffffff);
        } else {
            out.put(at, new byte[] {0x48, (byte) 0x8d, 0x3d}).putInt(at + 3, (int) (nameAddress - address - 7));
            out.put(at + 7, (byte) 0xe9).putInt(at + 8, (int) (trapAddress - address - 12)).putInt(at + 12, 0xcccccccc);
        }
    }

    private void putVersions(ByteBuffer out, int indexAt, int definitionsAt, List<Integer> namesAt) {
        for (int i = 0; i < symbols.ordered().size(); i++) {
            out.putShort(indexAt + 2 * (i + 1), (short) symbols.ordered().get(i).versionIndex());
        }
        for (int i = 0; i < versions.size(); i++) {
            VersionDefinition v = versions.get(i);
            int at = definitionsAt + 28 * i;
            out.putShort(at, (short) 1).putShort(at + 2, (short) v.flags()).putShort(at + 4, (short) v.index()).putShort(at + 6, (short) 1);
            out.putInt(at + 8, StandInSymbols.sysvHash(v.name())).putInt(at + 12, 20).putInt(at + 16, i + 1 < versions.size() ? 28 : 0).putInt(at + 20, namesAt.get(i));
        }
    }

    private void putDynamic(ByteBuffer out, int at, List<DynamicTable.Entry> named, long hash, long strings, long stringsSize, long table, long versionIndex, long definitions) {
        out.position(at);
        named.forEach(e -> out.putLong(e.tag()).putLong(e.value()));
        out.putLong(Elf.DT_GNU_HASH).putLong(hash).putLong(Elf.DT_STRTAB).putLong(strings).putLong(Elf.DT_STRSZ).putLong(stringsSize)
                .putLong(Elf.DT_SYMTAB).putLong(table).putLong(Elf.DT_SYMENT).putLong(Elf.SYMBOL_SIZE);
        if (!versions.isEmpty()) {
            out.putLong(Elf.DT_VERSYM).putLong(versionIndex).putLong(Elf.DT_VERDEF).putLong(definitions).putLong(Elf.DT_VERDEFNUM).putLong(versions.size());
        }
    }

    private void putHeaders(ByteBuffer out, Segment... segments) {
        out.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) Elf.TYPE_DYN).putShort(18, (short) machine).putInt(20, 1).putLong(32, Elf.HEADER_SIZE);
        out.putShort(52, (short) Elf.HEADER_SIZE).putShort(54, (short) Elf.PROGRAM_HEADER_SIZE).putShort(56, (short) segments.length).putShort(58, (short) Elf.SECTION_HEADER_SIZE);
        out.position(Elf.HEADER_SIZE);
        for (Segment s : segments) {
            out.putInt(s.type()).putInt(s.flags()).putLong(s.offset()).putLong(s.address()).putLong(s.physicalAddress()).putLong(s.fileSize()).putLong(s.memorySize()).putLong(s.alignment());
        }
    }

    private static int align(int value, int to) {
        return (int) Elf.alignUp(value, to);
    }

    /** Names one behind the other, each once. */
    private static final class StringTable {
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        private final java.util.Map<String, Integer> known = new java.util.HashMap<>();

        StringTable() {
            bytes.write(0);
        }

        int add(String text) {
            return known.computeIfAbsent(text, t -> {
                int at = bytes.size();
                bytes.writeBytes((t + '\0').getBytes(StandardCharsets.ISO_8859_1));
                return at;
            });
        }

        int size() {
            return bytes.size();
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
