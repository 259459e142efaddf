package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds CUDA device code inside a host library: the sections that nvcc fills with it, and the containers that stand in ordinary data,
 * recognised by their own headers (fat binary: magic, version, header size, length; cubin: an ELF file for machine 190).
 * Host code without a driver only ever passes the addresses of these bytes on; it never reads them.
 */
final class GpuCode {
    /** Sections of device code only. {@code .nvFatBinSegment} is not among them: it holds relocated pointers. */
    private static final Set<String> SECTIONS = Set.of(".nv_fatbin", "__nv_relfatbin", ".nv_relfatbin", ".cask_resource");
    private static final Set<String> MARKS = Set.of(".nv_fatbin", "__nv_relfatbin", ".nv_relfatbin", ".nvFatBinSegment", ".cask_resource");
    private static final int FATBIN_MAGIC = 0xba55ed50;
    private static final int ELF_MAGIC = 0x464c457f;
    private static final int MACHINE_CUDA = 190;
    private static final int CHUNK = 1 << 20;
    private static final int HEADER = 64;

    private GpuCode() {
    }

    /** Whether a compiler for GPUs had a hand in this library. */
    static boolean isPresent(ElfFile file) {
        return file.sections().stream().anyMatch(s -> MARKS.contains(s.name()));
    }

    /** Whether a section holds nothing but device code. */
    static boolean isDeviceCode(Section section) {
        return SECTIONS.contains(section.name());
    }

    /** Writes the library without its device code; section headers stay for the steps that follow. */
    static RewriteOutcome cut(Path input, Path output) throws IOException {
        return ImageRewriter.rewrite(input, output, image -> {
            RangeSet code = find(image).inward(Elf.PAGE);
            return code.isEmpty() ? Optional.empty() : Optional.of(RewriteRequest.discarding(code));
        });
    }

    /** Addresses of device code, not yet cut to whole pages. */
    static RangeSet find(ImageReader image) throws IOException, RefusedException {
        ElfFile file = image.file();
        List<Range> found = new ArrayList<>();
        for (Section s : file.loadedSections()) {
            if (isDeviceCode(s)) {
                found.add(s.memory());
            } else if (isPlainData(s) && isPresent(file)) {
                found.addAll(containers(image, s));
            }
        }
        RangeSet candidates = RangeSet.of(found);
        return candidates.isEmpty() ? candidates : withoutRelocated(candidates, image);
    }

    private static boolean isPlainData(Section s) {
        return s.type() == Elf.SHT_PROGBITS && !s.has(Elf.SHF_EXECINSTR) && !s.has(Elf.SHF_TLS) && s.size() >= 2 * Elf.PAGE;
    }

    private static List<Range> containers(ImageReader image, Section section) throws IOException {
        List<Range> out = new ArrayList<>();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK + HEADER).order(ByteOrder.LITTLE_ENDIAN);
        long start = Elf.alignUp(section.address(), Long.BYTES);
        long end = section.address() + section.size();
        long resume = start;
        for (long at = start; at < end; at += CHUNK) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), end - at));
            image.fill(at, chunk);
            int last = Math.min(CHUNK, chunk.limit() - HEADER);
            for (int i = (int) Math.max(0, Math.min(resume - at, CHUNK)); i < last; i += Long.BYTES) {
                long length = containerLength(chunk, i);
                if (length > 0 && length <= end - at - i) {
                    out.add(new Range(at + i, at + i + length));
                    resume = Elf.alignUp(at + i + length, Long.BYTES);
                    i = (int) Math.min(CHUNK, resume - at) - Long.BYTES;
                }
            }
        }
        return out;
    }

    /** The length of the container that begins here, or 0 if none does. */
    private static long containerLength(ByteBuffer b, int at) {
        int magic = b.getInt(at);
        if (magic == FATBIN_MAGIC && b.getShort(at + 4) == 1 && b.getShort(at + 6) == 16) {
            return b.getLong(at + 8) > 0 && b.getLong(at + 8) < Integer.MAX_VALUE ? 16 + b.getLong(at + 8) : 0;
        }
        boolean cubin = magic == ELF_MAGIC && b.get(at + 4) == 2 && b.get(at + 5) == 1 && Short.toUnsignedInt(b.getShort(at + 18)) == MACHINE_CUDA;
        if (!cubin) {
            return 0;
        }
        long programHeadersEnd = b.getLong(at + 32) + (long) Short.toUnsignedInt(b.getShort(at + 54)) * Short.toUnsignedInt(b.getShort(at + 56));
        long sectionHeadersEnd = b.getLong(at + 40) + (long) Short.toUnsignedInt(b.getShort(at + 58)) * Short.toUnsignedInt(b.getShort(at + 60));
        return Math.max(programHeadersEnd, sectionHeadersEnd);
    }

    /** What the loader relocates is not device code after all. */
    private static RangeSet withoutRelocated(RangeSet candidates, ImageReader image) throws IOException, RefusedException {
        TreeSet<Long> places = new TreeSet<>();
        Relocations.forEach(image, r -> {
            if (candidates.contains(r.place())) {
                places.add(r.place());
            }
        });
        return new RangeSet(candidates.ranges().stream().filter(r -> places.subSet(r.start(), r.end()).isEmpty()).toList());
    }
}
