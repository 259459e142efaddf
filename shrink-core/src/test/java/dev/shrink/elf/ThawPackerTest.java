package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    void libraryThatOthersMayBindToIsUnpackedWhileItIsRelocated() throws Exception {
        Path input = new ElfFixture().code(400_000).relative().exporting("anyone_may_call").writeTo(folder.resolve("in.so"));
        Path output = folder.resolve("packed.so");
        assertThat(ThawPacker.pack(input, output)).isInstanceOf(RewriteOutcome.Rewritten.class);
        assertThat(NativeAnswer.of(output)).contains("UnsatisfiedLinkError").contains("answer()").endsWith("exit 1");
        try (FileByteSource source = FileByteSource.open(output)) {
            ElfFile file = ElfReader.read(source);
            assertThat(file.dynamic().has(Elf.DT_INIT)).isFalse();
            assertThat(file.dynamic().valueOr(Elf.DT_RELACOUNT, 0)).isEqualTo(1);
            List<Boolean> indirect = new ArrayList<>();
            Relocations.forEach(new ImageReader(file, source), r -> indirect.add(r.isIndirect(file.header().machine())));
            assertThat(indirect).containsExactly(false, true);
        }
    }

    /**
     * A library that an initialiser of a needed one calls: the needed one is initialised first, but its weak function is bound to the packed library's copy.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void initialiserOfANeededLibraryThatIsBoundToPackedCodeWorks() throws Exception {
        Path inner = compile("inner", "", "__attribute__((weak)) int shared(void) { return 1; }\nint seen;\n__attribute__((constructor)) static void start(void) { seen = shared(); }\n");
        Path outer = compile("outer", "-L" + folder + " -linner -Wl,-rpath,$ORIGIN", "extern int seen;\n__attribute__((weak)) int shared(void) { return 42; }\n"
                + "int (*pointer)(void) = shared;\nint Java_dev_shrink_elf_NativeAnswer_answer(void) { return seen; }\n"
                + "static const char filler[300000] = {1, 2, 3};\nconst char *text(int i) { return filler + i; }\n");
        assertThat(NativeAnswer.of(outer)).as("outer's function takes the place of inner's").isEqualTo("42, exit 0");
        Path packed = Files.createDirectories(folder.resolve("packed")).resolve("libouter.so");
        assertThat(ThawPacker.pack(outer, packed)).isInstanceOf(RewriteOutcome.Rewritten.class);
        Files.copy(inner, packed.resolveSibling("libinner.so"));
        assertThat(NativeAnswer.of(packed)).isEqualTo("42, exit 0");
    }

    private Path compile(String name, String options, String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".c"), source + "/* as large as code is */\n" + "__attribute__((used)) static int f(int a) { return a * 3; }\n");
        Path library = folder.resolve("lib" + name + ".so");
        List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), "-Wl,-soname,lib" + name + ".so", file.toString()));
        Stream.of(options.split(" ")).filter(o -> !o.isEmpty()).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return library;
    }

    @Test
    void refusesALibraryThatOthersMayEnterBeforeItsInitialiser() throws Exception {
        Path input = new ElfFixture().code(400_000).exporting("anyone_may_call").writeTo(folder.resolve("in.so"));
        assertThat(ThawPacker.pack(input, folder.resolve("out.so"))).isInstanceOfSatisfying(RewriteOutcome.Refused.class,
                r -> assertThat(r.refusal().detail()).contains("no relative relocation"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void packsOperatorDeleteBecauseNobodyMeetsItPacked() throws Exception {
        Path input = new ElfFixture().code(400_000).relative().exporting("_ZdlPvSt11align_val_t").writeTo(folder.resolve("in.so"));
        assertThat(ThawPacker.pack(input, folder.resolve("out.so"))).isInstanceOf(RewriteOutcome.Rewritten.class);
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
