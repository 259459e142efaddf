package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BlasKernelsTest {
    private static final int KERNEL = 3 * Elf.PAGE;

    @TempDir
    Path folder;

    private static BlasFixture library() {
        return new BlasFixture().cpu("PRESCOTT", 41).cpu("BARCELONA", 42).cpu("NEHALEM", 43).cpu("SANDYBRIDGE", 44).cpu("HASWELL", 45);
    }

    private Optional<BlasKernels> find(byte[] bytes, String... imported) throws IOException, RefusedException {
        Path file = Files.write(folder.resolve("x.so"), bytes);
        try (FileByteSource source = FileByteSource.open(file)) {
            return BlasKernels.find(new ImageReader(ElfReader.read(source), source), BlasKernelsRule.absent(), Set.of(imported));
        }
    }

    @Test
    void takesOutTheKernelsThatOnlyTablesOfAbsentProcessorsLeadTo() throws Exception {
        BlasKernels found = find(library().bytes()).orElseThrow();
        assertThat(found.cpus()).containsExactly("NEHALEM", "SANDYBRIDGE");
        // Both kernels, and the local function that only one of them calls.
        assertThat(found.dead().length()).isEqualTo(3L * KERNEL);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void dispatcherTakesTheFallbackInPlaceOfWhatIsGone() throws Exception {
        for (byte[] bytes : new byte[][] {library().bytes(), library().withoutPointers().bytes()}) {
            Path before = Files.write(folder.resolve("before.so"), bytes);
            Path after = folder.resolve("after.so");
            Files.deleteIfExists(after);
            assertThat(NativeAnswer.of(before)).isEqualTo("43, exit 0");
            assertThat(BlasKernels.cut(before, after, BlasKernelsRule.absent(), Set.of())).isInstanceOf(RewriteOutcome.Rewritten.class);
            assertThat(NativeAnswer.of(after)).isEqualTo("41, exit 0");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void dispatcherStillTakesEveryKernelThatStays() throws Exception {
        for (String[] cpu : new String[][] {{"PRESCOTT", "41"}, {"BARCELONA", "42"}, {"HASWELL", "45"}}) {
            Path before = Files.write(folder.resolve("before.so"), library().dispatchingTo(cpu[0]).bytes());
            Path after = folder.resolve(cpu[0] + ".so");
            BlasKernels.cut(before, after, BlasKernelsRule.absent(), Set.of());
            assertThat(NativeAnswer.of(after)).isEqualTo(cpu[1] + ", exit 0");
        }
    }

    @Test
    void codeOnBothSidesOfWhatIsGoneIsStillKnownAsCode() throws Exception {
        Path before = Files.write(folder.resolve("before.so"), library().bytes());
        Path after = folder.resolve("after.so");
        BlasKernels.cut(before, after, BlasKernelsRule.absent(), Set.of());

        RangeSet dead = find(library().bytes()).orElseThrow().dead();
        assertThat(executable(after)).isEqualTo(executable(before).minus(dead));
        assertThat(dead.ranges().get(0).start()).isGreaterThan(executable(after).ranges().get(0).start());
    }

    private static RangeSet executable(Path library) throws IOException, RefusedException {
        try (FileByteSource source = FileByteSource.open(library)) {
            return RangeSet.of(ElfReader.read(source).loadedSections().stream().filter(s -> s.has(Elf.SHF_EXECINSTR)).map(Section::memory).toList());
        }
    }

    @Test
    void keepsAKernelThatOtherCodeCalls() throws Exception {
        assertThat(find(library().callingDirectly("SANDYBRIDGE").bytes()).orElseThrow().dead().length()).isEqualTo(2L * KERNEL);
    }

    @Test
    void keepsAProcessorWhoseTableOtherCodeReadsOrAnotherLibraryImports() throws Exception {
        assertThat(find(library().bytes(), "gotoblas_NEHALEM").orElseThrow().cpus()).containsExactly("SANDYBRIDGE");
        assertThat(find(library().readingFieldOf("NEHALEM").bytes()).orElseThrow().cpus()).containsExactly("SANDYBRIDGE");
    }

    @Test
    void keepsTheTypeThatStandsForOneThatTheBuildLeavesOut() throws Exception {
        assertThat(find(new BlasFixture().cpu("PRESCOTT", 1).cpu("NEHALEM", 2).cpu("SANDYBRIDGE", 3).cpu("HASWELL", 4).bytes()).orElseThrow().cpus()).containsExactly("SANDYBRIDGE");
        assertThat(find(new BlasFixture().cpu("PRESCOTT", 1).cpu("NEHALEM", 2).cpu("SANDYBRIDGE", 3).bytes())).isEmpty();
        assertThat(find(new BlasFixture().cpu("NEHALEM", 2).cpu("SANDYBRIDGE", 3).cpu("HASWELL", 4).bytes())).isEmpty();
    }

    @Test
    void refusesARelocationOfASymbolThatIsNotThereAndKeepsAFunctionOfImpossibleSize() throws Exception {
        byte[] bytes = library().bytes();
        Path file = Files.write(folder.resolve("bad.so"), bytes);
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long symbols;
        try (FileByteSource source = FileByteSource.open(file)) {
            ElfFile elf = ElfReader.read(source);
            symbols = elf.sections().get(2).offset();
            // Found by the fuzzer: an index that is negative as an int.
            b.putInt((int) elf.dynamic().valueOr(Elf.DT_RELA, 0) + 12, -604001627);
        }
        Files.write(file, bytes);
        assertThat(BlasKernels.cut(file, folder.resolve("out.so"), BlasKernelsRule.absent(), Set.of())).isInstanceOfSatisfying(RewriteOutcome.Refused.class,
                r -> assertThat(r.refusal().kind()).isEqualTo(Refusal.Kind.CORRUPT));
        ByteBuffer huge = ByteBuffer.wrap(library().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int nehalemKernel = (int) symbols + 24 * (7 + 2);
        assertThat(huge.getLong(nehalemKernel + 16)).isEqualTo(KERNEL);
        assertThat(find(huge.putLong(nehalemKernel + 16, Long.MAX_VALUE).array()).orElseThrow().dead().length()).isEqualTo(KERNEL);
    }

    private static BlasFixture arm64() {
        return new BlasFixture().cpu("ARMV8", 41).cpu("CORTEXA57", 42).cpu("NEOVERSEN1", 43).cpu("THUNDERX", 44).dispatchingTo("THUNDERX").arm64();
    }

    @Test
    void takesKernelsOfAbsentArmProcessorsOutAndLeadsTheDispatcherToTheFallback() throws Exception {
        BlasKernels found = find(arm64().bytes()).orElseThrow();
        assertThat(found.cpus()).containsExactly("CORTEXA57", "THUNDERX");
        assertThat(found.dead().length()).isEqualTo(3L * KERNEL);
        Path before = Files.write(folder.resolve("before.so"), arm64().bytes());
        Path after = folder.resolve("after.so");
        assertThat(BlasKernels.cut(before, after, BlasKernelsRule.absent(), Set.of())).isInstanceOf(RewriteOutcome.Rewritten.class);
        assertThat(dispatched(before)).isEqualTo("gotoblas_THUNDERX");
        assertThat(dispatched(after)).isEqualTo("gotoblas_ARMV8");
    }

    private static String dispatched(Path library) throws IOException, RefusedException {
        try (FileByteSource source = FileByteSource.open(library)) {
            ImageReader image = new ImageReader(ElfReader.read(source), source);
            List<Symbol> symbols = DynamicSymbols.read(image);
            List<String> names = new ArrayList<>();
            Relocations.forEach(image, r -> {
                if (r.isGlobalOffset(Elf.MACHINE_AARCH64)) {
                    names.add(symbols.get(r.symbol()).name());
                }
            });
            return String.join(",", names);
        }
    }

    @Test
    void keepsArmKernelsThatLiveCodeCallsAndTablesThatItReads() throws Exception {
        assertThat(find(arm64().callingDirectly("THUNDERX").bytes()).orElseThrow().dead().length()).isEqualTo(2L * KERNEL);
        assertThat(find(arm64().readingFieldOf("THUNDERX").bytes()).orElseThrow().cpus()).containsExactly("CORTEXA57");
        assertThat(find(arm64().withoutPointers().bytes()).orElseThrow().cpus()).containsExactly("CORTEXA57");
        assertThat(find(arm64().bytes(), "gotoblas_THUNDERX").orElseThrow().cpus()).containsExactly("CORTEXA57");
        assertThat(find(new BlasFixture().cpu("CORTEXA57", 42).cpu("NEOVERSEN1", 43).dispatchingTo("NEOVERSEN1").arm64().bytes())).isEmpty();
    }

    @Test
    void ruleCutsOpenBlasAndOnlyThat() throws Exception {
        byte[] bytes = library().bytes();
        RuleHarness.Result result = RuleHarness.of(new BlasKernelsRule()).on(Fixture.folder("fn").file("numpy.libs/libopenblas.so.0", bytes).file("other/libgemm.so", bytes)).run();
        assertThat(bytes.length - result.contentOf("numpy.libs/libopenblas.so.0").length).isGreaterThan(2 * KERNEL);
        assertThat(result.contentOf("other/libgemm.so")).isEqualTo(bytes);
        assertThat(RuleHarness.of(new BlasKernelsRule()).on(Fixture.folder("fn").file("libopenblas.so", new ElfFixture().bytes())).run().contentOf("libopenblas.so"))
                .isEqualTo(new ElfFixture().bytes());
    }
}
