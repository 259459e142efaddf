package dev.shrink.elf;

import java.util.List;

/** Which files the rewriter accepts. Everything it does not list is refused: an unknown layout is kept, not guessed at. */
final class Eligibility {
    /** patchelf leaves exactly one byte behind the last section; more than this is somebody's payload. */
    private static final long HARMLESS_TAIL = 16;
    private static final int MOST_LOADS = 1024;

    private Eligibility() {
    }

    static void check(ElfFile file) throws RefusedException {
        ElfHeader header = file.header();
        if (header.osAbi() != 0 && header.osAbi() != 3) {
            throw RefusedException.unsupported("made for operating system ABI %d, only Linux libraries are rewritten".formatted(header.osAbi()));
        }
        if (header.type() != Elf.TYPE_DYN) {
            throw RefusedException.unsupported("%s, only shared objects (ET_DYN) are rewritten".formatted(switch (header.type()) {
                case 1 -> "an object file (ET_REL)";
                case 2 -> "an executable (ET_EXEC)";
                default -> "of ELF type " + header.type();
            }));
        }
        if (header.machine() != Elf.MACHINE_X86_64 && header.machine() != Elf.MACHINE_AARCH64) {
            throw RefusedException.unsupported("made for ELF machine %d, only x86_64 and arm64 are rewritten".formatted(header.machine()));
        }
        if (file.segment(Elf.PT_INTERP).isPresent()) {
            throw RefusedException.unsupported("an executable (it names an interpreter)");
        }
        checkLoads(file.loads());
        checkInside(file);
        long tail = file.size() - file.accountedEnd();
        if (tail > HARMLESS_TAIL) {
            throw RefusedException.unsafe("%d bytes are appended behind the last section; they may be data that the library reads".formatted(tail));
        }
    }

    private static void checkLoads(List<Segment> loads) throws RefusedException {
        if (loads.isEmpty() || loads.size() > MOST_LOADS) {
            throw RefusedException.unsupported("has %d loadable segments".formatted(loads.size()));
        }
        long previousEnd = -1;
        for (Segment s : loads) {
            if (s.address() < previousEnd) {
                throw RefusedException.corrupt("loadable segments overlap at address 0x%x".formatted(s.address()));
            }
            previousEnd = s.address() + s.memorySize();
            if (s.fileSize() > 0 && (s.address() - s.offset()) % Elf.PAGE != 0) {
                throw RefusedException.corrupt("the loadable segment at address 0x%x and its offset 0x%x differ within a page".formatted(s.address(), s.offset()));
            }
        }
    }

    private static void checkInside(ElfFile file) throws RefusedException {
        RangeSet memory = RangeSet.of(file.loads().stream().map(s -> new Range(s.address(), Elf.alignUp(s.address() + s.memorySize(), Elf.PAGE))).toList());
        for (Segment s : file.segments()) {
            // A TLS segment's zero part takes no memory of its own.
            Range occupied = s.type() == Elf.PT_TLS ? s.fileBacked() : s.memory();
            if (s.type() == Elf.PT_GNU_RELRO) {
                // lld rounds its end up to a page; the loader protects whole pages anyway.
                occupied = new Range(s.address(), Math.max(s.address(), Elf.alignDown(s.address() + s.memorySize(), Elf.PAGE)));
            }
            boolean placed = s.type() != Elf.PT_NULL && s.type() != Elf.PT_GNU_STACK && !s.isLoad();
            if (placed && !occupied.isEmpty() && !memory.contains(occupied)) {
                throw RefusedException.corrupt("program header type 0x%x lies outside the loadable segments".formatted(s.type()));
            }
        }
        for (Section section : file.loadedSections()) {
            boolean agrees = section.has(Elf.SHF_TLS) || file.offsetOf(section.address()).orElse(-1) == section.offset();
            if (!agrees) {
                throw RefusedException.corrupt("section '%s' has an offset that does not belong to its address".formatted(section.name()));
            }
        }
    }
}
