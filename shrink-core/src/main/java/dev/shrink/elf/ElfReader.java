package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the headers and the dynamic table of a 64-bit little-endian ELF file; everything that contradicts itself is refused. */
final class ElfReader {
    private static final int MAGIC = 0x464c457f;
    private static final int LARGEST_DYNAMIC_TABLE = 1 << 20;

    private final ByteSource source;

    private ElfReader(ByteSource source) {
        this.source = source;
    }

    /** Whether the file begins with the ELF magic number. */
    static boolean isElf(ByteSource source) throws IOException, RefusedException {
        return source.size() >= 4 && source.read(0, 4).getInt(0) == MAGIC;
    }

    static ElfFile read(ByteSource source) throws IOException, RefusedException {
        return new ElfReader(source).read();
    }

    private ElfFile read() throws IOException, RefusedException {
        ElfHeader header = header();
        List<Segment> segments = segments(header);
        List<Section> sections = sections(header);
        ElfFile withoutDynamic = new ElfFile(source.size(), header, segments, sections, DynamicTable.NONE);
        return new ElfFile(source.size(), header, segments, sections, dynamic(withoutDynamic));
    }

    private ElfHeader header() throws IOException, RefusedException {
        if (!isElf(source)) {
            throw new RefusedException(Refusal.Kind.NOT_ELF, "does not begin with the ELF magic number");
        }
        if (source.size() < Elf.HEADER_SIZE) {
            throw RefusedException.corrupt("only %d bytes long, the ELF header alone has 64".formatted(source.size()));
        }
        ByteBuffer b = source.read(0, Elf.HEADER_SIZE);
        if (b.get(4) != 2) {
            throw RefusedException.unsupported("not a 64-bit ELF file");
        }
        if (b.get(5) != 1) {
            throw RefusedException.unsupported("not a little-endian ELF file");
        }
        int programHeaders = Short.toUnsignedInt(b.getShort(56));
        int sectionHeaders = Short.toUnsignedInt(b.getShort(60));
        if (programHeaders > 0 && b.getShort(54) != Elf.PROGRAM_HEADER_SIZE) {
            throw RefusedException.corrupt("program headers of %d bytes, expected 56".formatted(b.getShort(54)));
        }
        if (sectionHeaders > 0 && b.getShort(58) != Elf.SECTION_HEADER_SIZE) {
            throw RefusedException.corrupt("section headers of %d bytes, expected 64".formatted(b.getShort(58)));
        }
        return new ElfHeader(Byte.toUnsignedInt(b.get(7)), Short.toUnsignedInt(b.getShort(16)), Short.toUnsignedInt(b.getShort(18)),
                b.getLong(32), programHeaders, sectionHeaders == 0 ? 0 : b.getLong(40), sectionHeaders, Short.toUnsignedInt(b.getShort(62)));
    }

    private List<Segment> segments(ElfHeader header) throws IOException, RefusedException {
        ByteBuffer b = source.read(header.programHeaderOffset(), header.programHeaderCount() * Elf.PROGRAM_HEADER_SIZE);
        List<Segment> out = new ArrayList<>(header.programHeaderCount());
        for (int i = 0; i < header.programHeaderCount(); i++) {
            int at = i * Elf.PROGRAM_HEADER_SIZE;
            Segment segment = new Segment(b.getInt(at), b.getInt(at + 4), b.getLong(at + 8), b.getLong(at + 16), b.getLong(at + 24),
                    b.getLong(at + 32), b.getLong(at + 40), b.getLong(at + 48));
            checkSegment(i, segment);
            out.add(segment);
        }
        return out;
    }

    private void checkSegment(int index, Segment s) throws RefusedException {
        boolean negative = s.address() < 0 || s.fileSize() < 0 || s.memorySize() < 0 || s.offset() < 0;
        if (negative || s.address() > Long.MAX_VALUE / 2 || s.memorySize() > Long.MAX_VALUE / 2) {
            throw RefusedException.corrupt("program header %d has an impossible address or size".formatted(index));
        }
        if (s.fileSize() > 0 && s.offset() > source.size() - s.fileSize()) {
            throw RefusedException.corrupt("program header %d ends at offset %d, the file has %d bytes".formatted(index, s.offset() + s.fileSize(), source.size()));
        }
        if (s.isLoad() && s.fileSize() > s.memorySize()) {
            throw RefusedException.corrupt("program header %d has %d bytes in the file but only %d in memory".formatted(index, s.fileSize(), s.memorySize()));
        }
    }

    private List<Section> sections(ElfHeader header) throws IOException, RefusedException {
        if (header.sectionHeaderCount() == 0) {
            return List.of();
        }
        ByteBuffer b = source.read(header.sectionHeaderOffset(), header.sectionHeaderCount() * Elf.SECTION_HEADER_SIZE);
        Optional<ByteBuffer> names = sectionNames(header, b);
        List<Section> out = new ArrayList<>(header.sectionHeaderCount());
        for (int i = 0; i < header.sectionHeaderCount(); i++) {
            int at = i * Elf.SECTION_HEADER_SIZE;
            String name = names.isPresent() ? string(names.get(), b.getInt(at)) : "";
            Section section = new Section(name, b.getInt(at + 4), b.getLong(at + 8), b.getLong(at + 16), b.getLong(at + 24), b.getLong(at + 32),
                    b.getInt(at + 40), b.getInt(at + 44), b.getLong(at + 48), b.getLong(at + 56));
            checkSection(i, section);
            out.add(section);
        }
        return out;
    }

    private void checkSection(int index, Section s) throws RefusedException {
        boolean inFile = s.type() != Elf.SHT_NULL && s.type() != Elf.SHT_NOBITS;
        if (s.address() < 0 || s.size() < 0 || s.address() > Long.MAX_VALUE - s.size()) {
            throw RefusedException.corrupt("section %d has an impossible address or size".formatted(index));
        }
        if (inFile && (s.offset() < 0 || s.offset() > source.size() - s.size())) {
            throw RefusedException.corrupt("section %d '%s' does not fit into the file".formatted(index, s.name()));
        }
    }

    private Optional<ByteBuffer> sectionNames(ElfHeader header, ByteBuffer table) throws IOException, RefusedException {
        if (header.sectionNameIndex() == 0) {
            return Optional.empty();
        }
        if (header.sectionNameIndex() >= header.sectionHeaderCount()) {
            throw RefusedException.corrupt("e_shstrndx %d is not one of %d sections".formatted(header.sectionNameIndex(), header.sectionHeaderCount()));
        }
        int at = header.sectionNameIndex() * Elf.SECTION_HEADER_SIZE;
        return Optional.of(source.read(table.getLong(at + 24), tableLength(table.getLong(at + 32), ".shstrtab")));
    }

    private DynamicTable dynamic(ElfFile file) throws IOException, RefusedException {
        Optional<Segment> segment = file.segment(Elf.PT_DYNAMIC);
        if (segment.isEmpty() || segment.get().fileSize() == 0) {
            return DynamicTable.NONE;
        }
        Segment s = segment.get();
        if (s.fileSize() > LARGEST_DYNAMIC_TABLE) {
            throw RefusedException.corrupt("a dynamic table of %d bytes".formatted(s.fileSize()));
        }
        if (s.offset() != file.offsetOfTable(s.address(), s.fileSize(), "the dynamic table")) {
            throw RefusedException.corrupt("the dynamic table's offset and address do not belong together");
        }
        int capacity = (int) (s.fileSize() / Elf.DYNAMIC_ENTRY_SIZE);
        ByteBuffer b = source.read(s.offset(), capacity * Elf.DYNAMIC_ENTRY_SIZE);
        List<DynamicTable.Entry> entries = new ArrayList<>();
        while (b.remaining() >= Elf.DYNAMIC_ENTRY_SIZE) {
            long tag = b.getLong();
            long value = b.getLong();
            if (tag == Elf.DT_NULL) {
                return new DynamicTable(s.address(), capacity, entries);
            }
            entries.add(new DynamicTable.Entry(tag, value));
        }
        throw RefusedException.corrupt("the dynamic table does not end with DT_NULL");
    }

    /** A table's length as an int, refused if no file that we handle can have it. */
    static int tableLength(long length, String what) throws RefusedException {
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw RefusedException.corrupt("%s of %d bytes".formatted(what, length));
        }
        return (int) length;
    }

    /** The zero-terminated string at an offset of a string table. */
    static String string(ByteBuffer table, int offset) throws RefusedException {
        if (offset < 0 || offset >= table.limit()) {
            throw RefusedException.corrupt("a name at offset %d of a string table of %d bytes".formatted(offset, table.limit()));
        }
        int end = offset;
        while (end < table.limit() && table.get(end) != 0) {
            end++;
        }
        return new String(table.array(), table.arrayOffset() + offset, end - offset, StandardCharsets.ISO_8859_1);
    }
}
