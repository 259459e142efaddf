package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ImageRewriterTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void fixtureIsALibraryThatTheLoaderAccepts() throws Exception {
        assertThat(NativeAnswer.of(new ElfFixture().writeTo(folder.resolve("libanswer.so")))).isEqualTo("42, exit 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rewrittenLibraryAnswersAsBefore() throws Exception {
        Path input = new ElfFixture().deadGap(40_000).zeros(50_000).code(30_000).writeTo(folder.resolve("libanswer.so"));
        Path output = folder.resolve("smaller.so");

        assertThat(ImageRewriter.rewriteLossless(input, output)).isInstanceOf(RewriteOutcome.Rewritten.class);

        assertThat(NativeAnswer.of(output)).isEqualTo("42, exit 0");
        assertThat(Files.size(input) - Files.size(output)).isGreaterThan(80_000);
    }

    @Test
    void dropsSymbolsDebugDataAndSectionHeaders() throws Exception {
        RewriteOutcome outcome = rewrite(new ElfFixture());

        assertThat(outcome).isInstanceOfSatisfying(RewriteOutcome.Rewritten.class, r -> assertThat(r.sizeBefore() - r.sizeAfter()).isGreaterThan(8_000));
        assertThat(read(folder.resolve("out.so")).sections()).isEmpty();
    }

    @Test
    void movesNoAddressAndKeepsTheDynamicTable() throws Exception {
        Path input = new ElfFixture().deadGap(20_000).zeros(20_000).needing("libm.so.6").writeTo(folder.resolve("in.so"));
        ImageRewriter.rewriteLossless(input, folder.resolve("out.so"));

        ElfFile before = read(input);
        ElfFile after = read(folder.resolve("out.so"));
        assertThat(after.dynamic()).isEqualTo(before.dynamic());
        RangeSet memoryBefore = RangeSet.of(before.loads().stream().map(Segment::memory).toList());
        RangeSet memoryAfter = RangeSet.of(after.loads().stream().map(Segment::memory).toList());
        assertThat(memoryBefore.ranges()).allMatch(memoryAfter::contains);
    }

    @Test
    void isIdempotent() throws Exception {
        rewrite(new ElfFixture().deadGap(20_000).zeros(20_000));
        assertThat(ImageRewriter.rewriteLossless(folder.resolve("out.so"), folder.resolve("again.so"))).isInstanceOf(RewriteOutcome.Unchanged.class);
        assertThat(folder.resolve("again.so")).doesNotExist();
    }

    @Test
    void givesTheSameBytesEveryTime() throws Exception {
        Path input = new ElfFixture().deadGap(20_000).zeros(20_000).writeTo(folder.resolve("in.so"));
        ImageRewriter.rewriteLossless(input, folder.resolve("one.so"));
        ImageRewriter.rewriteLossless(input, folder.resolve("two.so"));
        assertThat(folder.resolve("one.so")).hasSameBinaryContentAs(folder.resolve("two.so"));
    }

    @Test
    void keepsAGapThatTheDynamicTableLeadsInto() throws Exception {
        byte[] bytes = new ElfFixture().deadGap(40_000).bytes();
        Path input = Files.write(folder.resolve("in.so"), bytes);
        ElfFile file = read(input);
        Section rodata = file.section(".rodata").orElseThrow();
        // The dynamic table has a spare entry at its end.
        long gap = rodata.address() + 20_000;
        int spare = (int) (file.offsetOf(file.dynamic().address()).orElseThrow() + 16L * file.dynamic().entries().size());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(spare, Elf.DT_FINI).putLong(spare + 8, gap);
        Files.write(input, bytes);

        ImageRewriter.rewriteLossless(input, folder.resolve("out.so"));

        assertThat(read(folder.resolve("out.so")).offsetOf(gap)).isPresent();
    }

    @Test
    void refusesWhatIsNotALibraryItUnderstandsAndSaysWhy() throws Exception {
        assertRefused(changed(4, 1), Refusal.Kind.UNSUPPORTED, "64-bit");
        assertRefused(changed(5, 2), Refusal.Kind.UNSUPPORTED, "little-endian");
        assertRefused(changed(7, 6), Refusal.Kind.UNSUPPORTED, "operating system");
        assertRefused(changed(16, 1), Refusal.Kind.UNSUPPORTED, "shared objects");
        assertRefused(changed(18, 40), Refusal.Kind.UNSUPPORTED, "machine");
        assertRefused(changed(Elf.HEADER_SIZE + 3 * Elf.PROGRAM_HEADER_SIZE, Elf.PT_INTERP), Refusal.Kind.UNSUPPORTED, "executable");
        assertRefused("INPUT(-lfoo)".getBytes(), Refusal.Kind.NOT_ELF, "magic");
        assertRefused(new byte[0], Refusal.Kind.NOT_ELF, "magic");
        assertRefused(new ElfFixture().payload(1000).bytes(), Refusal.Kind.UNSAFE, "appended");
    }

    @Test
    void refusesTruncatedAndOverlappingFiles() throws Exception {
        byte[] whole = new ElfFixture().bytes();
        for (int length : List.of(63, 100, 5000, whole.length / 2, whole.length - 1)) {
            assertRefused(java.util.Arrays.copyOf(whole, length), Refusal.Kind.CORRUPT, "");
        }
        int secondLoad = Elf.HEADER_SIZE + Elf.PROGRAM_HEADER_SIZE;
        ByteBuffer b = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        assertRefused(b.putLong(secondLoad + 16, 0).array(), Refusal.Kind.CORRUPT, "");
    }

    @Test
    void toleratesTheOneByteThatPatchelfLeavesBehind() throws Exception {
        assertThat(rewrite(new ElfFixture().payload(1))).isInstanceOf(RewriteOutcome.Rewritten.class);
    }

    private static byte[] changed(int offset, int value) {
        byte[] bytes = new ElfFixture().bytes();
        bytes[offset] = (byte) value;
        return bytes;
    }

    private void assertRefused(byte[] bytes, Refusal.Kind kind, String part) throws IOException {
        Path input = Files.write(folder.resolve("bad.so"), bytes);
        Path output = folder.resolve("bad-out.so");
        assertThat(ImageRewriter.rewriteLossless(input, output)).isInstanceOfSatisfying(RewriteOutcome.Refused.class, r -> {
            assertThat(r.refusal().kind()).isEqualTo(kind);
            assertThat(r.refusal().detail()).contains(part);
        });
        assertThat(output).doesNotExist();
    }

    private RewriteOutcome rewrite(ElfFixture fixture) throws IOException {
        return ImageRewriter.rewriteLossless(fixture.writeTo(folder.resolve("in.so")), folder.resolve("out.so"));
    }

    private static ElfFile read(Path file) throws Exception {
        try (FileByteSource source = FileByteSource.open(file)) {
            return ElfReader.read(source);
        }
    }
}
