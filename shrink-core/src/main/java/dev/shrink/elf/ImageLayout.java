package dev.shrink.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives segments their file offsets and builds the program and section headers that go with them. */
final class ImageLayout {
    private final ElfFile file;
    private final RewriteRequest request;
    private final RangeSet zeroed;

    ImageLayout(ElfFile file, RewriteRequest request, RangeSet zeroed) {
        this.file = file;
        this.request = request;
        this.zeroed = zeroed;
    }

    ImagePlan place(List<OutputSegment> unplaced) {
        List<OutputSegment> segments = offsets(unplaced);
        List<Segment> others = file.segments().stream().filter(s -> isKept(s, segments)).toList();
        int count = segments.size() + others.size() + (request.appended().isPresent() ? 1 : 0);
        boolean inPlace = hasRoom(segments, count);
        long tableOffset = file.header().programHeaderOffset();
        if (request.appended().isPresent()) {
            // The table shares the appended segment's page; its offset is then inside a segment that starts on a page of its own.
            OutputSegment appended = appendedSegment(segments, request.appended().get());
            if (!inPlace) {
                tableOffset = Elf.alignUp(appended.offset() + appended.fileSize(), Long.BYTES);
                appended = appended.extendedTo(appended.address() + tableOffset - appended.offset() + (long) count * Elf.PROGRAM_HEADER_SIZE);
            }
            segments.add(appended);
        } else if (!inPlace) {
            count++;
            OutputSegment table = tableSegment(segments, count);
            tableOffset = table.offset();
            segments.add(table);
        }
        return new ImagePlan(segments, programHeaders(segments, others), tableOffset, sections(segments), zeroed, request.holes(), request.dynamicPatches());
    }

    private List<OutputSegment> offsets(List<OutputSegment> unplaced) {
        List<OutputSegment> out = new ArrayList<>();
        long at = 0;
        for (OutputSegment s : unplaced) {
            if (s.fileSize() == 0) {
                out.add(s.at(s.address() % Elf.PAGE));
                continue;
            }
            boolean holdsHeader = s.content() instanceof SegmentContent.Original original && original.offset() == 0;
            long offset = holdsHeader && at == 0 ? 0 : Math.max(at, Elf.HEADER_SIZE);
            offset += Math.floorMod(s.address() - offset, (long) Elf.PAGE);
            out.add(s.at(offset));
            at = offset + s.fileSize();
        }
        return out;
    }

    private static long endOf(List<OutputSegment> segments) {
        return segments.stream().filter(s -> s.fileSize() > 0).mapToLong(s -> s.offset() + s.fileSize()).max().orElse(Elf.HEADER_SIZE);
    }

    private OutputSegment appendedSegment(List<OutputSegment> segments, RewriteRequest.Appended appended) {
        long address = RewriteRequest.Appended.addressAfter(file, request.page());
        return new OutputSegment(appended.flags(), address, appended.content().length(), appended.content(), Elf.alignUp(endOf(segments), Elf.PAGE));
    }

    /**
     * The program headers as a segment of their own, on a file page of its own: glibc takes any segment whose page-rounded end covers the
     * table as its home, and in the tail page of a writable segment the clearing of the zero part would wipe it.
     */
    private OutputSegment tableSegment(List<OutputSegment> segments, int count) {
        long address = Elf.alignUp(segments.stream().mapToLong(OutputSegment::end).max().orElse(0), request.page());
        byte[] placeholder = new byte[count * Elf.PROGRAM_HEADER_SIZE];
        return new OutputSegment(Elf.PF_R, address, placeholder.length, new SegmentContent.InMemory(placeholder), Elf.alignUp(endOf(segments), Elf.PAGE));
    }

    /** Whether the program headers fit where they are: right behind the ELF header and before the first bytes that the library uses. */
    private boolean hasRoom(List<OutputSegment> segments, int count) {
        OutputSegment first = segments.get(0);
        Segment firstLoad = file.loads().get(0);
        if (file.header().programHeaderOffset() != Elf.HEADER_SIZE || firstLoad.offset() != 0 || first.offset() != 0 || first.address() != firstLoad.address()) {
            return false;
        }
        long room = (long) file.header().programHeaderCount() * Elf.PROGRAM_HEADER_SIZE;
        long firstContent = file.loadedSections().stream().mapToLong(Section::address).filter(a -> a >= firstLoad.address()).min().orElse(0);
        room = Math.max(room, firstContent - firstLoad.address() - Elf.HEADER_SIZE);
        long need = (long) count * Elf.PROGRAM_HEADER_SIZE;
        return need <= room && first.fileSize() >= Elf.HEADER_SIZE + need;
    }

    private boolean isKept(Segment s, List<OutputSegment> segments) {
        return switch (s.type()) {
            case Elf.PT_LOAD, Elf.PT_PHDR, Elf.PT_NULL -> false;
            case Elf.PT_NOTE, Elf.PT_GNU_PROPERTY -> s.fileSize() == 0 || RangeSet.of(segments.stream().map(OutputSegment::fileBacked).toList()).contains(s.fileBacked());
            default -> true;
        };
    }

    private List<Segment> programHeaders(List<OutputSegment> segments, List<Segment> others) {
        List<Segment> out = new ArrayList<>();
        long largestAlignment = file.sections().stream().filter(Section::isAllocated).mapToLong(Section::alignment).max().orElse(0);
        if (file.sections().isEmpty()) {
            largestAlignment = file.loads().get(0).alignment();
        }
        for (OutputSegment s : segments) {
            boolean congruent = largestAlignment > Elf.PAGE && Long.bitCount(largestAlignment) == 1 && (s.address() - s.offset()) % largestAlignment == 0;
            long alignment = out.isEmpty() && congruent ? largestAlignment : Elf.PAGE;
            long fileSize = s.content() instanceof SegmentContent.Absent || s.content() instanceof SegmentContent.Original ? s.fileSize() : s.memorySize();
            out.add(new Segment(Elf.PT_LOAD, s.flags(), s.offset(), s.address(), s.address(), fileSize, s.memorySize(), alignment));
        }
        for (Segment s : others) {
            long offset = s.type() == Elf.PT_GNU_STACK ? 0 : ImagePlan.offsetOf(segments, s.address());
            // What is unpacked at load time, such as the unwind table, is in memory but not in the file.
            long fileSize = request.holes().intersects(s.fileBacked()) ? 0 : s.fileSize();
            if (s.type() == Elf.PT_GNU_RELRO) {
                // The loader looks at its memory size only; zero pages inside it have left the file.
                fileSize = Math.min(fileSize, backedFrom(segments, s.address()));
            }
            out.add(new Segment(s.type(), s.flags(), offset, s.address(), s.physicalAddress(), fileSize, s.memorySize(), s.alignment()));
        }
        return out;
    }

    private static long backedFrom(List<OutputSegment> segments, long address) {
        return segments.stream().filter(s -> s.fileBacked().contains(address)).mapToLong(s -> s.fileBacked().end() - address).findFirst().orElse(0);
    }

    /** The loaded sections with their new offsets; the others with their old offsets, from where they are copied. */
    private List<Section> sections(List<OutputSegment> segments) {
        if (!request.keepSections()) {
            return List.of();
        }
        List<List<Section>> parts = file.sections().stream().map(this::left).toList();
        Map<Integer, Integer> newIndex = new HashMap<>();
        int next = 1;
        for (int i = 0; i < parts.size(); i++) {
            if (isWritten(i)) {
                newIndex.put(i, next);
                next += parts.get(i).size();
            }
        }
        List<Section> out = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (isWritten(i)) {
                for (Section s : parts.get(i)) {
                    int info = s.has(Elf.SHF_INFO_LINK) ? newIndex.getOrDefault(s.info(), 0) : s.info();
                    out.add(new Section(s.name(), s.type(), s.flags(), s.address(), s.isAllocated() ? ImagePlan.offsetOf(segments, s.address()) : s.offset(), s.size(),
                            newIndex.getOrDefault(s.link(), 0), info, s.alignment(), s.entrySize()));
                }
            }
        }
        return out;
    }

    /** What a section still has of its bytes: code and data fall into the parts between the cuts, anything else that lost some has none. */
    private List<Section> left(Section s) {
        if (!s.isLoadedFromFile() || !zeroed.intersects(s.memory())) {
            return List.of(s);
        }
        List<Range> left = s.type() == Elf.SHT_PROGBITS ? RangeSet.of(s.memory()).minus(zeroed).ranges() : List.of();
        return left.isEmpty() ? List.of(part(s, Elf.SHT_NOBITS, s.memory())) : left.stream().map(r -> part(s, s.type(), r)).toList();
    }

    private static Section part(Section s, int type, Range range) {
        return new Section(s.name(), type, s.flags(), range.start(), s.offset(), range.length(), s.link(), s.info(), s.alignment(), s.entrySize());
    }

    /** All but the null section and the names of sections, which are written anew. */
    private boolean isWritten(int index) {
        return file.sections().get(index).type() != Elf.SHT_NULL && index != file.header().sectionNameIndex();
    }
}
