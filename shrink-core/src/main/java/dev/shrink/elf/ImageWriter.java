package dev.shrink.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Writes a planned file: segments are copied by the kernel, headers are built here. */
final class ImageWriter {
    private final ElfFile original;
    private final FileByteSource source;
    private final ImagePlan plan;

    private ImageWriter(ElfFile original, FileByteSource source, ImagePlan plan) {
        this.original = original;
        this.source = source;
        this.plan = plan;
    }

    /** Writes the file, which must not exist yet. */
    static void write(ElfFile original, FileByteSource source, ImagePlan plan, Path target) throws IOException, RefusedException {
        new ImageWriter(original, source, plan).write(target);
    }

    private void write(Path target) throws IOException, RefusedException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (OutputSegment s : plan.segments()) {
                writeContent(out, s);
            }
            writeDynamicPatches(out);
            put(out, plan.programHeaderOffset(), programHeaders());
            long end = plan.contentEnd();
            if (plan.sections().isEmpty()) {
                put(out, 0, header(0, 0));
            } else {
                writeSections(out, end);
            }
        }
    }

    private void writeContent(FileChannel out, OutputSegment s) throws IOException {
        if (s.content() instanceof SegmentContent.Original range) {
            copy(source.channel(), range.offset(), range.length(), out, s.offset());
        } else if (s.content() instanceof SegmentContent.Spooled spooled) {
            try (FileChannel in = FileChannel.open(spooled.file(), StandardOpenOption.READ)) {
                copy(in, 0, spooled.length(), out, s.offset());
            }
        } else if (s.content() instanceof SegmentContent.InMemory memory) {
            put(out, s.offset(), ByteBuffer.wrap(memory.bytes()));
        }
    }

    private static void copy(FileChannel in, long from, long length, FileChannel out, long to) throws IOException {
        out.position(to);
        long done = 0;
        while (done < length) {
            long n = in.transferTo(from + done, length - done, out);
            if (n <= 0) {
                throw new IOException("the input ended at offset " + (from + done) + " while it was copied");
            }
            done += n;
        }
    }

    private static void put(FileChannel out, long at, ByteBuffer bytes) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += out.write(bytes, position);
        }
    }

    private void writeDynamicPatches(FileChannel out) throws IOException {
        for (Map.Entry<Integer, DynamicTable.Entry> patch : plan.dynamicPatches().entrySet()) {
            long address = original.dynamic().address() + (long) patch.getKey() * Elf.DYNAMIC_ENTRY_SIZE;
            ByteBuffer b = ByteBuffer.allocate(Elf.DYNAMIC_ENTRY_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            b.putLong(patch.getValue().tag()).putLong(patch.getValue().value()).flip();
            put(out, ImagePlan.offsetOf(plan.segments(), address), b);
        }
    }

    private ByteBuffer programHeaders() {
        ByteBuffer b = ByteBuffer.allocate(plan.programHeaders().size() * Elf.PROGRAM_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (Segment s : plan.programHeaders()) {
            b.putInt(s.type()).putInt(s.flags()).putLong(s.offset()).putLong(s.address()).putLong(s.physicalAddress())
                    .putLong(s.fileSize()).putLong(s.memorySize()).putLong(s.alignment());
        }
        return b.flip();
    }

    private ByteBuffer header(long sectionHeaderOffset, int sectionCount) throws IOException, RefusedException {
        ByteBuffer b = source.read(0, Elf.HEADER_SIZE);
        b.putLong(32, plan.programHeaderOffset());
        b.putLong(40, sectionHeaderOffset);
        b.putShort(54, (short) Elf.PROGRAM_HEADER_SIZE);
        b.putShort(56, (short) plan.programHeaders().size());
        b.putShort(58, (short) Elf.SECTION_HEADER_SIZE);
        b.putShort(60, (short) sectionCount);
        b.putShort(62, (short) Math.max(0, sectionCount - 1));
        return b;
    }

    private void writeSections(FileChannel out, long contentEnd) throws IOException, RefusedException {
        List<Section> sections = plan.sections();
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(0);
        int count = sections.size() + 2;
        ByteBuffer table = ByteBuffer.allocate(count * Elf.SECTION_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        table.position(Elf.SECTION_HEADER_SIZE);
        long end = contentEnd;
        for (Section s : sections) {
            boolean apart = !s.isAllocated() && s.type() != Elf.SHT_NOBITS;
            long offset = apart ? Elf.alignUp(end, Math.max(1, Math.min(s.alignment(), Elf.PAGE))) : s.offset();
            if (apart) {
                copy(source.channel(), s.offset(), s.size(), out, offset);
                end = offset + s.size();
            }
            putSection(table, names.size(), new Section(s.name(), s.type(), s.flags(), s.address(), offset, s.size(), s.link(), s.info(), s.alignment(), s.entrySize()));
            names.writeBytes((s.name() + '\0').getBytes(StandardCharsets.ISO_8859_1));
        }
        int ownName = names.size();
        names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.ISO_8859_1));
        putSection(table, ownName, new Section(".shstrtab", Elf.SHT_STRTAB, 0, 0, end, names.size(), 0, 0, 1, 0));
        long tableOffset = Elf.alignUp(end + names.size(), Long.BYTES);
        put(out, end, ByteBuffer.wrap(names.toByteArray()));
        put(out, tableOffset, table.flip());
        put(out, 0, header(tableOffset, count));
    }

    private static void putSection(ByteBuffer table, int name, Section s) {
        table.putInt(name).putInt(s.type()).putLong(s.flags()).putLong(s.address()).putLong(s.offset()).putLong(s.size())
                .putInt(s.link()).putInt(s.info()).putLong(s.alignment()).putLong(s.entrySize());
    }
}
