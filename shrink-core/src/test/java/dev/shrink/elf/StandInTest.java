package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void isLoadedLikeTheOriginalAndItsFunctionsSayTheirName() throws Exception {
        Path original = new ElfFixture().soname("libcublas.so.13").code(100_000).writeTo(folder.resolve("original.so"));
        Path standIn = folder.resolve("stand-in.so");

        RewriteOutcome outcome = StandIn.write(original, standIn, Set.of(ElfFixture.FUNCTION), List.of());

        assertThat(outcome).isInstanceOfSatisfying(RewriteOutcome.Rewritten.class, r -> assertThat(r.sizeAfter()).isLessThan(1024));
        assertThat(NativeAnswer.of(standIn)).contains("shrink: GPU function " + ElfFixture.FUNCTION + " was called").endsWith("exit 134");
    }

    @ParameterizedTest
    @ValueSource(ints = {Elf.MACHINE_X86_64, Elf.MACHINE_AARCH64})
    void carriesNamesVersionsAndNeeds(int machine) throws Exception {
        List<Symbol> functions = IntStream.range(0, 50)
                .mapToObj(i -> new Symbol(i + 1, "cublasFunction" + i, 0x12, 0, 1, 0, 0, 2, Optional.empty())).toList();
        byte[] bytes = new StandIn(machine, "libcublas.so.13", List.of("libcublasLt.so.13"), List.of(new StandIn.SearchPath(Elf.DT_RUNPATH, "$ORIGIN")), List.of(new StandIn.VersionDefinition(1, 1, "libcublas.so.13"),
                new StandIn.VersionDefinition(2, 0, "CUBLAS_13")), functions).bytes();
        Path file = Files.write(folder.resolve("stand-in.so"), bytes);

        try (FileByteSource source = FileByteSource.open(file)) {
            ElfFile elf = ElfReader.read(source);
            Eligibility.check(elf);
            List<Symbol> symbols = DynamicSymbols.read(new ImageReader(elf, source));
            assertThat(symbols).hasSize(51);
            assertThat(symbols.stream().skip(1)).allMatch(s -> s.isExport() && s.version().orElseThrow().name().equals("CUBLAS_13"))
                    .allMatch(s -> elf.loads().get(1).memory().contains(s.value()))
                    .extracting(Symbol::name).containsExactlyInAnyOrderElementsOf(functions.stream().map(Symbol::name).toList());
            assertThat(elf.dynamic().values(Elf.DT_NEEDED)).hasSize(1);
            assertThat(ElfReader.string(DynamicSymbols.strings(new ImageReader(elf, source)), (int) elf.dynamic().valueOr(Elf.DT_RUNPATH, 0))).isEqualTo("$ORIGIN");
        }
    }

    @Test
    void hashesNamesAsTheLoaderDoes() {
        // Values from the descriptions of both tables: the empty name, and "printf".
        assertThat(StandInSymbols.gnuHash("")).isEqualTo(5381);
        assertThat(StandInSymbols.gnuHash("printf")).isEqualTo(0x156b2bb8);
        assertThat(StandInSymbols.sysvHash("printf")).isEqualTo(0x077905a6);
    }
}
