package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.config.SettingTable;
import dev.shrink.model.Diagnostic;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are called libraries and are none, or none of ours: every rule leaves every byte where it is, and the report names the file. */
class BadLibrariesTest {
    private static final int SECOND_LOAD = Elf.HEADER_SIZE + Elf.PROGRAM_HEADER_SIZE;

    @TempDir
    Path folder;

    private static byte[] library() {
        return new ElfFixture().deadGap(20_000).zeros(20_000).code(50_000).readOnlySection(".nv_fatbin", ElfFixture.noise(9_000, 8)).bytes();
    }

    private static ByteBuffer changeable() {
        return ByteBuffer.wrap(library()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Arguments bad(String what, byte[] bytes) {
        return Arguments.of(what, bytes);
    }

    static Stream<Arguments> badFiles() {
        int length = library().length;
        long sectionTable = changeable().getLong(40);
        return Stream.of(bad("a linker script", "/* GNU ld script */ INPUT ( -lreal )".getBytes(StandardCharsets.UTF_8)), bad("an archive", "!<arch>\nx.o/".getBytes(StandardCharsets.UTF_8)),
                bad("truncated in the ELF header", Arrays.copyOf(library(), 40)), bad("truncated in the program headers", Arrays.copyOf(library(), 100)),
                bad("truncated in a segment", Arrays.copyOf(library(), length / 2)), bad("truncated in the section headers", Arrays.copyOf(library(), length - 10)),
                bad("32-bit", changeable().put(4, (byte) 1).array()), bad("big-endian", changeable().put(5, (byte) 2).array()), bad("for FreeBSD", changeable().put(7, (byte) 9).array()),
                bad("ET_REL", changeable().putShort(16, (short) 1).array()), bad("a static executable (ET_EXEC)", changeable().putShort(16, (short) 2).array()),
                bad("an executable with an interpreter", changeable().putInt(Elf.HEADER_SIZE + 3 * Elf.PROGRAM_HEADER_SIZE, Elf.PT_INTERP).array()),
                bad("for RISC-V", changeable().putShort(18, (short) 243).array()), bad("with a payload behind it", new ElfFixture().payload(1_000_000).bytes()),
                bad("with overlapping segments", changeable().putLong(SECOND_LOAD + 16, 0).array()),
                bad("with a segment that is larger in the file than in memory", changeable().putLong(SECOND_LOAD + 40, 1).array()),
                bad("with an offset that does not go with its address", changeable().putLong(SECOND_LOAD + 8, changeable().getLong(SECOND_LOAD + 8) - 8).array()),
                bad("with a segment beyond its end", changeable().putLong(SECOND_LOAD + 32, Long.MAX_VALUE).array()), bad("with program headers of 55 bytes", changeable().putShort(54, (short) 55).array()),
                bad("with section headers beyond its end", changeable().putLong(40, length).array()), bad("with a name table that is no section", changeable().putShort(62, (short) 999).array()),
                bad("with a section of impossible size", changeable().putLong((int) sectionTable + Elf.SECTION_HEADER_SIZE + 32, -1).array()),
                bad("with 65535 program headers", changeable().putShort(56, (short) -1).array()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void everyRuleLeavesTheBytesAndTellsOfTheFile(String what, byte[] bytes) {
        for (Rule rule : new Rule[] {new SymbolsRule(), new GpuCodeRule(), new PackRule()}) {
            RuleHarness.Result result = RuleHarness.of(rule).with(s -> s.with(SettingTable.PACK, true, "test"))
                    .on(Fixture.folder("fn").file("lib/libbad.so", bytes).jar("lib/a.jar", j -> j.file("libbad.so", bytes))).run();
            assertThat(result.contentOf("lib/libbad.so")).as(what).isEqualTo(bytes);
            assertThat(result.contentOf("lib/a.jar!/libbad.so")).as(what).isEqualTo(bytes);
            Optional<String> told = result.diagnostics().stream().filter(d -> d.code().startsWith("elf.")).map(Diagnostic::subject).filter(s -> s.contains("libbad.so")).findFirst();
            // Only the file's headers are read to find out whether it has code for GPUs or for this processor; a rule need not tell what another has told.
            assertThat(told.isPresent() || !(rule instanceof SymbolsRule)).as("%s is told of", what).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesLibrariesForPagesOf64KiB() throws Exception {
        ByteBuffer b = changeable();
        for (int i = 0; i < 3; i++) {
            b.putLong(Elf.HEADER_SIZE + i * Elf.PROGRAM_HEADER_SIZE + 48, 0x10000);
        }
        Path input = Files.write(folder.resolve("in.so"), b.array());
        Path output = folder.resolve("out.so");
        assertThat(ImageRewriter.rewriteLossless(input, output)).isInstanceOf(RewriteOutcome.Rewritten.class);
        assertThat(NativeAnswer.of(output)).isEqualTo("42, exit 0");
    }
}
