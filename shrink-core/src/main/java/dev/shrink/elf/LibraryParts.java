package dev.shrink.elf;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.shrink.analysis.PartsReader;
import dev.shrink.model.Entry;
import dev.shrink.model.Scratch;

/**
 * What a native library is made of: code for GPUs, gaps that tools left behind, what else is loaded, by how it is mapped, and what is not
 * loaded, by section. The mapping is told by program headers, so that a library can be compared with itself after its section headers are gone.
 */
public final class LibraryParts implements PartsReader {

    @Override
    public boolean reads(Entry entry) {
        return NativeLibraries.isLibraryName(entry.path().fileName());
    }

    @Override
    public Map<String, Long> partsOf(Entry entry, Scratch scratch) throws IOException {
        try (FileByteSource source = FileByteSource.open(scratch.fileOf(entry.content()))) {
            return parts(new ImageReader(ElfReader.read(source), source));
        } catch (RefusedException e) {
            return Map.of(); // named like a library and not one; the rules tell of it
        }
    }

    private static Map<String, Long> parts(ImageReader image) throws IOException, RefusedException {
        ElfFile file = image.file();
        Map<String, Long> parts = new TreeMap<>();
        RangeSet counted = RangeSet.EMPTY;
        // What may go as a whole comes before the mapping that holds it.
        for (Section section : file.loadedSections()) {
            if (GpuCode.isDeviceCode(section)) {
                counted = count(parts, "GPU code", new Range(section.offset(), section.offset() + section.size()), counted);
            }
        }
        for (Range gap : gaps(image).ranges()) {
            OptionalLong offset = file.offsetOf(gap.start());
            if (offset.isPresent()) {
                counted = count(parts, "gaps that nothing uses", new Range(offset.getAsLong(), offset.getAsLong() + gap.length()), counted);
            }
        }
        for (Segment segment : file.loads()) {
            counted = count(parts, name(segment), new Range(segment.offset(), segment.offset() + segment.fileSize()), counted);
        }
        for (Section section : file.sections()) {
            if (!section.isAllocated() && section.type() != Elf.SHT_NULL && section.type() != Elf.SHT_NOBITS) {
                counted = count(parts, section.name().isEmpty() ? "unnamed section" : section.name(), new Range(section.offset(), section.offset() + section.size()), counted);
            }
        }
        long rest = file.size() - counted.length();
        if (rest != 0) {
            parts.put("headers and padding", rest);
        }
        return parts;
    }

    private static RangeSet gaps(ImageReader image) throws IOException {
        try {
            return DeadGaps.find(image, Elf.PAGE);
        } catch (RefusedException e) {
            return RangeSet.EMPTY; // whose relocations cannot be read, of that nothing is known to be unused
        }
    }

    /** Counts only bytes that no earlier part has: sections and segments may overlap. */
    private static RangeSet count(Map<String, Long> parts, String name, Range bytes, RangeSet counted) {
        RangeSet more = counted.union(RangeSet.of(bytes));
        if (more.length() > counted.length()) {
            parts.merge(name, more.length() - counted.length(), Long::sum);
        }
        return more;
    }

    private static String name(Segment segment) {
        boolean code = (segment.flags() & Elf.PF_X) != 0;
        boolean data = (segment.flags() & Elf.PF_W) != 0;
        return code ? "code (r-x)" : data ? "data (rw-)" : "constants (r--)";
    }
}
