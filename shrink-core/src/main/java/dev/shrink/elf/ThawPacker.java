package dev.shrink.elf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Packs the cold pages of a library inside the same file; an initialiser unpacks them in place when the library is loaded, see {@link ThawEntry}. Lossless: after that the memory image is the original's.
 */
final class ThawPacker {
    private static final Set<String> ALLOCATORS = Set.of("malloc", "free", "calloc", "realloc", "memalign", "aligned_alloc", "posix_memalign");
    private static final Set<String> LINKER_MARKS = Set.of("_init", "_fini", "_end", "_edata", "__bss_start", "__bss_start__", "__end__", "_bss_end__", "__bss_end__");
    /** The initialiser and its table alone take a page; of less there is nothing to gain. */
    private static final long SMALLEST = 2 * Elf.PAGE;
    private static final long DT_FLAGS_1 = 0x6ffffffbL;
    private static final long DF_1_INITFIRST = 0x20;

    private ThawPacker() {
    }

    static RewriteOutcome pack(Path input, Path output) throws IOException {
        Path segment = output.resolveSibling(output.getFileName() + ".segment");
        Path blocks = output.resolveSibling(output.getFileName() + ".blocks");
        boolean good = false;
        try {
            List<BytePatch> patches = new ArrayList<>();
            RewriteOutcome outcome = ImageRewriter.rewrite(input, output, image -> request(image, blocks, segment, patches));
            if (outcome instanceof RewriteOutcome.Rewritten) {
                ThawComparison.check(input, output);
                BytePatch.apply(output, patches);
            }
            good = true;
            return outcome;
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        } finally {
            Files.deleteIfExists(segment);
            Files.deleteIfExists(blocks);
            if (!good) {
                Files.deleteIfExists(output);
            }
        }
    }

    /** The runs that {@link #pack} would pack. */
    static List<ColdPages.Run> coldRuns(ImageReader image) throws IOException, RefusedException {
        List<Symbol> symbols = DynamicSymbols.read(image);
        checkSafe(image, symbols);
        entry(image, symbols);
        return ColdPages.find(image);
    }

    private static Optional<RewriteRequest> request(ImageReader image, Path blocksFile, Path segmentFile, List<BytePatch> patches) throws IOException, RefusedException {
        ElfFile file = image.file();
        if (file.size() < SMALLEST || ThawHeader.isPacked(image)) {
            return Optional.empty();
        }
        List<Symbol> symbols = DynamicSymbols.read(image);
        checkSafe(image, symbols);
        ThawEntry entry = entry(image, symbols);
        List<ColdPages.Run> runs = ColdPages.find(image);
        long cold = runs.stream().mapToLong(r -> r.range().length()).sum();
        // Even at the best ratio seen a library with so little cold code would not get a tenth smaller.
        if (cold * 8 < file.size()) {
            return Optional.empty();
        }
        ThawBlocks blocks = ThawBlocks.pack(image, runs, blocksFile);
        String soname = soname(image).orElse("(without a name)");
        ThawHeader header = new ThawHeader(entry, blocks.checkWord(), soname, blocks.blocks());
        byte[] initialiser = MachineCode.THAW.bytes(file.header().machine());
        long address = RewriteRequest.Appended.addressAfter(file, Elf.PAGE);
        long length = header.encodedLength(initialiser) + blocks.length();
        if (cold - length < file.size() / 10) {
            return Optional.empty();
        }
        try (OutputStream out = Files.newOutputStream(segmentFile)) {
            out.write(header.encode(initialiser, address));
            Files.copy(blocksFile, out);
        }
        RewriteRequest.Appended appended = new RewriteRequest.Appended(Elf.PF_R | Elf.PF_X, new SegmentContent.Spooled(segmentFile, length));
        RangeSet holes = RangeSet.of(runs.stream().map(ColdPages.Run::range).toList());
        patches.addAll(entry.patches(file.header().machine(), ThawHeader.entryPoint(address)));
        return Optional.of(new RewriteRequest(RangeSet.EMPTY, holes, Optional.of(appended), entry.dynamicPatch(file, ThawHeader.entryPoint(address)), Elf.PAGE, false));
    }

    private static Optional<String> soname(ImageReader image) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        return dynamic.has(Elf.DT_SONAME) ? Optional.of(ElfReader.string(DynamicSymbols.strings(image), (int) dynamic.valueOr(Elf.DT_SONAME, 0))) : Optional.empty();
    }

    private static void checkSafe(ImageReader image, List<Symbol> symbols) throws IOException, RefusedException {
        DynamicTable dynamic = image.file().dynamic();
        if (dynamic.entries().isEmpty() || image.file().sections().isEmpty()) {
            throw RefusedException.unsafe("without a dynamic table and section headers nobody knows which pages are cold");
        }
        if (dynamic.has(Elf.DT_TEXTREL) || (dynamic.valueOr(Elf.DT_FLAGS, 0) & Elf.DF_TEXTREL) != 0) {
            throw RefusedException.unsafe("the loader writes into its code (DT_TEXTREL)");
        }
        if ((dynamic.valueOr(DT_FLAGS_1, 0) & DF_1_INITFIRST) != 0) {
            throw RefusedException.unsafe("asks to be initialised before all others (DF_1_INITFIRST)");
        }
        int machine = image.file().header().machine();
        Relocations.forEach(image, r -> {
            if (r.isIndirect(machine)) {
                throw RefusedException.unsafe("the loader calls its code while it relocates (IRELATIVE)");
            }
        });
        Set<String> called = symbols.stream().filter(Symbol::isExport).filter(s -> s.type() == Elf.STT_GNU_IFUNC || s.type() == Elf.STT_FUNC && ALLOCATORS.contains(s.name()))
                .map(Symbol::name).collect(Collectors.toSet());
        if (!called.isEmpty()) {
            throw RefusedException.unsafe("exports what others may call before it is initialised: " + called.stream().sorted().findFirst().orElseThrow());
        }
    }

    private static ThawEntry entry(ImageReader image, List<Symbol> symbols) throws IOException, RefusedException {
        Optional<ThawEntry> resolver = ThawEntry.byRelocation(image);
        if (resolver.isEmpty() && !isLeaf(symbols)) {
            throw RefusedException.unsafe("has no relative relocation that could unpack it before all initialisers, and other libraries may be bound to it");
        }
        return resolver.orElseGet(() -> ThawEntry.byInitialiser(image.file()));
    }

    /** Whether only an interpreter enters it, by names that it looks up after loading; then no other library can be bound to it earlier. */
    private static boolean isLeaf(List<Symbol> symbols) {
        return symbols.stream().filter(Symbol::isExport).map(Symbol::name)
                .allMatch(n -> n.startsWith("PyInit_") || n.startsWith("Java_") || n.startsWith("JNI_On") || LINKER_MARKS.contains(n));
    }
}
