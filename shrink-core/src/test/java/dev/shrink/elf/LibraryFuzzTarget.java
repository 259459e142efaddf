package dev.shrink.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the fuzzer calls with bytes of its own making: everything that reads a library, and then each step that writes one. Nothing but a refusal
 * may come of bad bytes; the input stays as it is, and what was written is smaller and readable.
 */
public final class LibraryFuzzTarget {
    private static final List<LibraryTransform.Step> STEPS = List.of(ImageRewriter::rewriteLossless, GpuCode::cut, ThawPacker::pack,
            (in, out) -> BlasKernels.cut(in, out, BlasKernelsRule.absent(), Set.of()),
            (in, out) -> DeadFunctions.cut(in, out, s -> false, false), (in, out) -> ExportPruner.prune(in, out, Set.of(), Set.of()), (in, out) -> StandIn.write(in, out, Set.of(ElfFixture.FUNCTION), List.of("libm.so.6")));
    private static final Path FOLDER = folder();

    private LibraryFuzzTarget() {
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("library-fuzz-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fuzzer's entry point; the name is Jazzer's. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (read(bytes)) {
            write(bytes);
        }
    }

    /** Whether the bytes are a library. */
    private static boolean read(byte[] bytes) throws IOException {
        try {
            ByteSource source = new InMemory(bytes);
            ImageReader image = new ImageReader(ElfReader.read(source), source);
            DynamicSymbols.read(image);
            StaticSymbols.read(image);
            VersionTables.definitions(image);
            Relocations.forEach(image, r -> { });
            GpuCode.find(image);
            Eligibility.check(image.file());
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static void write(byte[] bytes) throws IOException {
        Path input = Files.write(FOLDER.resolve("in.so"), bytes);
        Path output = FOLDER.resolve("out.so");
        for (LibraryTransform.Step step : STEPS) {
            RewriteOutcome outcome = step.rewrite(input, output);
            boolean written = outcome instanceof RewriteOutcome.Rewritten;
            check(Files.exists(output) == written, "an output without success, or success without an output");
            if (written) {
                byte[] result = Files.readAllBytes(output);
                check(result.length < bytes.length, "a larger library");
                check(read(result), "a library that cannot be read");
                Files.delete(output);
            }
        }
        check(java.util.Arrays.equals(bytes, Files.readAllBytes(input)), "the input was changed");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private record InMemory(byte[] bytes) implements ByteSource {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public ByteBuffer read(long position, int length) throws RefusedException {
            if (position < 0 || length < 0 || position > bytes.length - length) {
                throw RefusedException.corrupt("outside the file");
            }
            return ByteBuffer.wrap(java.util.Arrays.copyOfRange(bytes, (int) position, (int) position + length)).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void fill(long position, ByteBuffer target) {
            int length = (int) Math.max(0, Math.min(target.remaining(), bytes.length - position));
            target.put(bytes, (int) Math.min(position, bytes.length), length);
        }
    }
}
