package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever is done to the bytes of a library: each step answers with an outcome, and what it wrote has the same image as what it read. */
class DamagedLibraryTest {
    private static final byte[] LIBRARY = new ElfFixture().deadGap(9_000).zeros(9_000).code(60_000).needing("libm.so.6")
            .readOnlySection(".nv_fatbin", ElfFixture.noise(9_000, 8)).bytes();

    /** @param width how many bytes are written */
    private record Damage(int at, long value, int width) {
    }

    private Path folder;

    @BeforeProperty
    void createFolder() throws IOException {
        folder = Files.createTempDirectory("damaged-library-");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        for (String name : List.of("in.so", "out.so")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 400)
    void everyStepAnswersWithAnOutcome(@ForAll("damages") List<Damage> damages) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(LIBRARY.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (Damage d : damages) {
            for (int i = 0; i < d.width() && d.at() + i < bytes.limit(); i++) {
                bytes.put(d.at() + i, (byte) (d.value() >>> 8 * i));
            }
        }
        check(bytes.array());
    }

    @Property(tries = 60)
    void everyTruncationAnswersWithAnOutcome(@ForAll("lengths") int length) throws IOException {
        check(java.util.Arrays.copyOf(LIBRARY, length));
    }

    private void check(byte[] bytes) throws IOException {
        Path input = Files.write(folder.resolve("in.so"), bytes);
        Path output = folder.resolve("out.so");
        List<LibraryTransform.Step> steps = List.of(ImageRewriter::rewriteLossless, GpuCode::cut, ThawPacker::pack,
                (in, out) -> StandIn.write(in, out, java.util.Set.of(ElfFixture.FUNCTION), List.of()));
        for (LibraryTransform.Step step : steps) {
            RewriteOutcome outcome = step.rewrite(input, output);
            assertThat(Files.exists(output)).isEqualTo(outcome instanceof RewriteOutcome.Rewritten);
            if (outcome instanceof RewriteOutcome.Rewritten written) {
                assertThat(written.sizeAfter()).isEqualTo(Files.size(output)).isLessThan(written.sizeBefore());
                Files.delete(output);
            }
        }
        assertThat(input).hasBinaryContent(bytes);
        PackEstimator.estimate(input, true).ifPresent(e -> assertThat(e.packed()).isLessThanOrEqualTo(e.lossless()));
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        int headers = Elf.HEADER_SIZE + 5 * Elf.PROGRAM_HEADER_SIZE;
        int tables = headers + 300;
        int sections = LIBRARY.length - 17 * Elf.SECTION_HEADER_SIZE;
        Arbitrary<Integer> at = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(16, headers)),
                net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(headers, tables)), net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(sections, LIBRARY.length - 1)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(dynamicTable(), dynamicTable() + 200)), net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, LIBRARY.length - 1)));
        Arbitrary<Long> value = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(0, 100), Arbitraries.longs().between(0, 1 << 20),
                Arbitraries.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 0xffffffffL, 0x7fffffffL));
        return Combinators.combine(at, value, Arbitraries.of(1, 2, 4, 8)).as(Damage::new).list().ofMinSize(1).ofMaxSize(3);
    }

    private static int dynamicTable() {
        ByteBuffer b = ByteBuffer.wrap(LIBRARY).order(ByteOrder.LITTLE_ENDIAN);
        return (int) b.getLong(Elf.HEADER_SIZE + 3 * Elf.PROGRAM_HEADER_SIZE + 8);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, LIBRARY.length - 1);
    }
}
