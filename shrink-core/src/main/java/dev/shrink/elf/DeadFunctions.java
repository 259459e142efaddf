package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the functions of a library that none of its live exports, none of its data and no initialiser leads to, and puts traps in their place. */
final class DeadFunctions {
    /** Of a library that has more code without unwind tables than this part nobody knows enough. */
    private static final int LEAST_COVERED_PERCENT = 90;
    /** What every compiler's start-up code has without them. */
    private static final long START_UP_CODE = 1024;

    private DeadFunctions() {
    }

    /**
     * @param asked whether somebody may look up an exported function by its name
     * @throws RefusedException if the library is of a kind of which it cannot be told
     */
    static RangeSet find(ImageReader image, Predicate<Symbol> asked) throws IOException, RefusedException {
        ElfFile file = image.file();
        DynamicTable dynamic = file.dynamic();
        if (file.sections().isEmpty()) {
            throw RefusedException.unsafe("has no section headers, so nobody knows what is code");
        }
        if (dynamic.has(Elf.DT_RELR) || dynamic.has(Elf.DT_REL) || dynamic.has(Elf.DT_TEXTREL) || (dynamic.valueOr(Elf.DT_FLAGS, 0) & Elf.DF_TEXTREL) != 0) {
            throw RefusedException.unsupported("has relocations of a kind that is not followed");
        }
        UnwindTable unwind = UnwindTable.read(image);
        CodeReach reach = CodeReach.of(image, unwind);
        long all = reach.bytesBetween() + reach.bytesOfFunctions();
        if (reach.bytesBetween() > START_UP_CODE && reach.bytesBetween() * 100 > all * (100 - LEAST_COVERED_PERCENT)) {
            throw RefusedException.unsafe("has %d bytes of code that no unwind table tells of".formatted(reach.bytesBetween()));
        }
        List<Symbol> symbols = DynamicSymbols.read(image);
        List<Long> roots = new ArrayList<>(unwind.personalities());
        symbols.stream().filter(s -> s.isExport() && (s.type() != Elf.STT_FUNC || asked.test(s))).forEach(s -> roots.add(s.value()));
        List.of(Elf.DT_INIT, Elf.DT_FINI).forEach(tag -> dynamic.value(tag).ifPresent(roots::add));
        for (long root : roots) {
            reach.root(root);
        }
        relocations(image, symbols, reach);
        reach.close();
        return reach.dead();
    }

    /** What the loader writes into data is used; what it writes into the linkage tables is used by the code that refers to the place. */
    private static void relocations(ImageReader image, List<Symbol> symbols, CodeReach reach) throws IOException, RefusedException {
        int machine = image.file().header().machine();
        RangeSet linkage = RangeSet.of(image.file().loadedSections().stream().filter(s -> s.name().equals(".got") || s.name().equals(".got.plt")).map(Section::memory).toList());
        Relocations.forEach(image, r -> {
            if (Integer.compareUnsigned(r.symbol(), symbols.size()) >= 0 && r.symbol() != 0) {
                throw RefusedException.corrupt("a relocation names symbol %s of %d".formatted(Integer.toUnsignedString(r.symbol()), symbols.size()));
            }
            boolean defined = r.symbol() != 0 && symbols.get(r.symbol()).section() != 0;
            if (!defined && r.symbol() != 0) {
                return;
            }
            long target = (defined ? symbols.get(r.symbol()).value() : 0) + r.addend();
            if (linkage.contains(r.place()) && !r.isIndirect(machine)) {
                reach.slot(r.place(), target);
            } else {
                reach.root(target);
            }
        });
    }

    /** Writes a copy without them: whole pages leave the file, the rest becomes traps. */
    static RewriteOutcome cut(Path input, Path output, Predicate<Symbol> asked, boolean sameSizeCounts) throws IOException {
        Path filled = output.resolveSibling(output.getFileName() + ".filled");
        try (FileByteSource source = FileByteSource.open(input)) {
            ElfFile file = ElfReader.read(source);
            Eligibility.check(file);
            RangeSet dead = find(new ImageReader(file, source), asked);
            if (dead.isEmpty()) {
                return new RewriteOutcome.Unchanged();
            }
            Files.copy(input, filled);
            boolean changed = fill(filled, file, dead);
            RewriteOutcome outcome = ImageRewriter.rewrite(filled, output, image -> Optional.of(RewriteRequest.discarding(dead)));
            if (outcome instanceof RewriteOutcome.Unchanged && changed && sameSizeCounts) {
                Files.move(filled, output);
                return new RewriteOutcome.Rewritten(file.size(), file.size());
            }
            return outcome;
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        } finally {
            Files.deleteIfExists(filled);
        }
    }

    private static boolean fill(Path library, ElfFile file, RangeSet dead) throws IOException {
        byte[] trap = CodeScanner.of(file.header().machine()).trap();
        boolean changed = false;
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (Segment s : file.loads()) {
                for (Range range : dead.intersection(s.fileBacked()).ranges()) {
                    ByteBuffer traps = traps(trap, range);
                    ByteBuffer before = ByteBuffer.allocate(traps.capacity());
                    long offset = s.offset() + range.start() - s.address();
                    while (before.hasRemaining() && channel.read(before, offset + before.position()) > 0) {
                        continue;
                    }
                    if (!before.flip().equals(traps)) {
                        changed = true;
                        while (traps.hasRemaining()) {
                            channel.write(traps, offset + traps.position());
                        }
                    }
                }
            }
        }
        return changed;
    }

    private static ByteBuffer traps(byte[] trap, Range range) {
        byte[] bytes = new byte[(int) range.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = trap[(int) ((range.start() + i) % trap.length)];
        }
        return ByteBuffer.wrap(bytes);
    }
}
