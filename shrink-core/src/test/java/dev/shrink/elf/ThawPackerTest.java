package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThawPackerTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void packedLibraryUnpacksItselfAndAnswersAsBefore() throws Exception {
        Path input = new ElfFixture().code(400_000).writeTo(folder.resolve("in.so"));
        Path output = folder.resolve("packed.so");

        assertThat(ThawPacker.pack(input, output)).isInstanceOfSatisfying(RewriteOutcome.Rewritten.class, r -> assertThat(r.sizeAfter()).isLessThan(r.sizeBefore() / 4));

        assertThat(NativeAnswer.of(output)).isEqualTo("42, exit 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void libraryThatOthersMayBindToIsFoundAmongTheMapped() throws Exception {
        // Not a leaf: its name is not one that an interpreter looks up, so the initialiser goes through the process's mappings.
        Path input = new ElfFixture().code(400_000).exporting("anyone_may_call").writeTo(folder.resolve("in.so"));
        Path output = folder.resolve("packed.so");
        ThawPacker.pack(input, output);
        assertThat(NativeAnswer.of(output)).contains("UnsatisfiedLinkError").contains("answer()").endsWith("exit 1");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void damagedLibraryEndsTheProcessWithAMessage() throws Exception {
        Path output = folder.resolve("packed.so");
        ThawPacker.pack(new ElfFixture().code(400_000).writeTo(folder.resolve("in.so")), output);
        byte[] bytes = Files.readAllBytes(output);
        try (FileByteSource source = FileByteSource.open(output)) {
            ElfFile file = ElfReader.read(source);
            Segment last = file.loads().get(file.loads().size() - 1);
            ThawHeader.Block block = ThawHeader.readBlocks(new ImageReader(file, source), last.address()).get(0);
            int at = (int) file.offsetOf(block.source()).orElseThrow();
            java.util.Arrays.fill(bytes, at, at + 8, (byte) 0xff);
        }
        Files.write(output, bytes);
        assertThat(NativeAnswer.of(output)).contains("shrink: packed library libanswer.so cannot be loaded: its packed bytes are damaged").endsWith("exit 127");
    }

    @Test
    void leavesPackedAndUnrewardingLibrariesAlone() throws Exception {
        Path packed = folder.resolve("packed.so");
        ThawPacker.pack(new ElfFixture().code(400_000).writeTo(folder.resolve("in.so")), packed);
        assertThat(ThawPacker.pack(packed, folder.resolve("again.so"))).isInstanceOf(RewriteOutcome.Unchanged.class);
        assertThat(ImageRewriter.rewriteLossless(packed, folder.resolve("again.so"))).isInstanceOf(RewriteOutcome.Unchanged.class);
        assertThat(ThawPacker.pack(new ElfFixture().code(100).writeTo(folder.resolve("small.so")), folder.resolve("small-out.so"))).isInstanceOf(RewriteOutcome.Unchanged.class);
    }

    @Test
    void refusesAllocatorsBecauseTheyAreCalledBeforeTheyAreInitialised() throws Exception {
        Path input = new ElfFixture().code(400_000).exporting("malloc").writeTo(folder.resolve("in.so"));
        assertThat(ThawPacker.pack(input, folder.resolve("out.so"))).isInstanceOfSatisfying(RewriteOutcome.Refused.class,
                r -> assertThat(r.refusal().detail()).contains("malloc"));
    }

    @Test
    void refusesTextRelocations() throws Exception {
        byte[] bytes = new ElfFixture().code(400_000).bytes();
        Path input = Files.write(folder.resolve("in.so"), bytes);
        try (FileByteSource source = FileByteSource.open(input)) {
            ElfFile file = ElfReader.read(source);
            int spare = (int) (file.offsetOf(file.dynamic().address()).orElseThrow() + 16L * file.dynamic().entries().size());
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(spare, Elf.DT_TEXTREL);
        }
        Files.write(input, bytes);
        assertThat(ThawPacker.pack(input, folder.resolve("out.so"))).isInstanceOfSatisfying(RewriteOutcome.Refused.class,
                r -> assertThat(r.refusal().detail()).contains("DT_TEXTREL"));
    }

    @Test
    void packsTheSameBytesEveryTime() throws Exception {
        Path input = new ElfFixture().code(400_000).writeTo(folder.resolve("in.so"));
        ThawPacker.pack(input, folder.resolve("one.so"));
        ThawPacker.pack(input, folder.resolve("two.so"));
        assertThat(folder.resolve("one.so")).hasSameBinaryContentAs(folder.resolve("two.so"));
    }
}
