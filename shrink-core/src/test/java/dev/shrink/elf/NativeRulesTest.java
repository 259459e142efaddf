package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Size;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;

class NativeRulesTest {

    private static byte[] library() {
        return new ElfFixture().deadGap(20_000).zeros(20_000).bytes();
    }

    private static Settings python(Settings s) {
        return s.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_13, "test").with(SettingTable.ARCH,
                System.getProperty("os.arch").equals("aarch64") ? dev.shrink.lambda.Architecture.ARM64 : dev.shrink.lambda.Architecture.X86_64, "test");
    }

    @Test
    void rewritesLibrariesInFoldersAndJars() throws Exception {
        RuleHarness.Result result = RuleHarness.of(new SymbolsRule()).on(Fixture.folder("fn").file("pkg/libanswer.so.1", library())
                .jar("lib/a.jar", j -> j.file("native/libanswer.so", library()))).run();
        assertThat(library().length - result.contentOf("pkg/libanswer.so.1").length).isGreaterThan(30_000);
        assertThat(result.contentOf("lib/a.jar!/native/libanswer.so")).isEqualTo(result.contentOf("pkg/libanswer.so.1"));
    }

    @Test
    void copiesThroughWhatIsNotALibraryAndTellsWhy() {
        RuleHarness.of(new SymbolsRule()).on(Fixture.folder("fn").file("lib/libscript.so", "INPUT ( -lreal )").file("lib/libempty.so", "")).run()
                .changesNothing().tells("elf.not-read");
    }

    @Test
    void keepsTheBytesThatSomebodyChecks() throws Exception {
        byte[] bytes = library();
        RuleHarness.Result result = RuleHarness.of(new SymbolsRule()).on(Fixture.folder("fn").file("lib/libfreebl3.so", bytes).file("lib/libfreebl3.chk", "sum")
                .jar("lib/signed.jar", j -> j.file("META-INF/A.SF", "Signature-Version: 1.0").file("x.so", bytes))).run().tells("elf.bytes-are-checked");
        assertThat(result.contentOf("lib/libfreebl3.so")).isEqualTo(bytes);
        assertThat(result.contentOf("lib/signed.jar!/x.so")).isEqualTo(bytes);
    }

    @Test
    void cutsDeviceCodeOutOfSectionsAndOutOfPlainData() throws Exception {
        byte[] plain = ElfFixture.noise(60_000, 3);
        ByteBuffer b = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(4096, 0xba55ed50).putShort(4100, (short) 1).putShort(4102, (short) 16).putLong(4104, 40_000);
        byte[] bytes = new ElfFixture().readOnlySection(".nv_fatbin", ElfFixture.noise(50_000, 1)).readOnlySection(".rodata.gpu", plain).bytes();
        RuleHarness.Result result = RuleHarness.of(new GpuCodeRule()).on(Fixture.folder("fn").file("libx.so", bytes)).run();
        assertThat(bytes.length - result.contentOf("libx.so").length).isGreaterThan(70_000).isLessThan(100_000);
    }

    @Test
    void leavesDeviceCodeWhereItIsWanted() {
        byte[] bytes = new ElfFixture().readOnlySection(".nv_fatbin", ElfFixture.noise(50_000, 1)).bytes();
        assertThat(RuleHarness.of(new GpuCodeRule()).with(s -> s.with(SettingTable.CPU_ONLY, false, "test")).on(Fixture.folder("fn").file("libx.so", bytes)).run().contentOf("libx.so"))
                .isEqualTo(bytes);
    }

    @Test
    void removesGpuLibrariesThatNothingNeedsAndOnlyThose() {
        RuleHarness.of(new GpuLibrariesRule()).on(Fixture.folder("fn")
                .file("app/libmodel.so", new ElfFixture().soname("libmodel.so").needing("libcublas.so.13").bytes())
                .file("nvidia/libcublas.so.13", new ElfFixture().soname("libcublas.so.13").needing("libcublasLt.so.13").bytes())
                .file("nvidia/libcublasLt.so.13", new ElfFixture().soname("libcublasLt.so.13").bytes())
                .file("nvidia/libnccl.so.2", new ElfFixture().soname("libnccl.so.2").bytes())
                .file("nvidia/libcudart.so.13", new ElfFixture().soname("libcudart.so.13").bytes())
                .file("nvidia/libnccl_device.bc", "BC").file("nvidia/kernels.cubin", "x").file("docs/readme.bc", "x")).run()
                .removes("nvidia/libnccl.so.2", "nvidia/libnccl_device.bc", "nvidia/kernels.cubin")
                .keeps("app/libmodel.so", "nvidia/libcublas.so.13", "nvidia/libcublasLt.so.13", "nvidia/libcudart.so.13", "docs/readme.bc");
    }

    @Test
    void putsStandInsInThePlaceOfNeededGpuLibraries() {
        RuleHarness.Result result = RuleHarness.of(new GpuStandInsRule()).on(Fixture.folder("fn")
                .file("app/libmodel.so", new ElfFixture().soname("libmodel.so").needing("libcublas.so.13").bytes())
                .file("nvidia/libcublas.so.13", new ElfFixture().soname("libcublas.so.13").bytes())).run();
        assertThat(result.contentOf("nvidia/libcublas.so.13").length).isLessThan(1000);
        assertThat(result.reasonFor("nvidia/libcublas.so.13").orElseThrow().evidence()).containsExactly("app/libmodel.so", "libcublas.so.13");
    }

    @Test
    void packsOnlyOnRequestAndOnlyWhereLambdaCountsUnpackedBytes() {
        byte[] bytes = new ElfFixture().code(500_000).bytes();
        Fixture function = Fixture.folder("fn").file("libbig.so", bytes).jar("lib/a.jar", j -> j.file("libbig.so", bytes));
        assertThat(RuleHarness.of(new PackRule()).with(NativeRulesTest::python).on(function).run().contentOf("libbig.so")).isEqualTo(bytes);
        RuleHarness.Result packed = RuleHarness.of(new PackRule()).with(NativeRulesTest::python).with(s -> s.with(SettingTable.PACK, true, "test")).on(function).run();
        assertThat(packed.contentOf("libbig.so").length).isLessThan(100_000);
        assertThat(packed.contentOf("lib/a.jar!/libbig.so")).isEqualTo(bytes);
    }

    @Test
    void packsOnlyAsManyLibrariesAsTheBudgetAsksFor() {
        byte[] small = new ElfFixture().code(300_000).bytes();
        byte[] large = new ElfFixture().code(900_000).bytes();
        RuleHarness harness = RuleHarness.of(new PackRule()).with(NativeRulesTest::python)
                .with(s -> s.with(SettingTable.FIT, java.util.Optional.of(new Size(1_000_000)), "test"))
                .on(Fixture.folder("fn").file("libsmall.so", small).file("liblarge.so", large));
        RuleHarness.Result result = harness.run().tells("elf.packed-to-fit");
        assertThat(result.contentOf("libsmall.so").length + result.contentOf("liblarge.so").length).isLessThanOrEqualTo(1_000_000);
        assertThat(java.util.List.of(result.contentOf("libsmall.so").length == small.length, result.contentOf("liblarge.so").length == large.length)).contains(true);
    }

    @Test
    void warnsAboutWhatTheRuntimeCannotLoad() {
        int foreign = System.getProperty("os.arch").equals("aarch64") ? Elf.MACHINE_X86_64 : Elf.MACHINE_AARCH64;
        RuleHarness.Result result = RuleHarness.of(new PreflightRule()).with(NativeRulesTest::python).on(Fixture.folder("fn")
                .file("pkg/_ext.so", new ElfFixture().needing("libgomp.so.1").needing("libc.so.6").bytes())
                .file("pkg/_far.so", new ElfFixture().needing("libinner.so").bytes())
                .file("elsewhere/libinner.so", new ElfFixture().soname("libinner.so").bytes())
                .file("foreign.so", new ElfFixture().machine(foreign).bytes())).run().changesNothing();
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactlyInAnyOrder("elf.missing-library", "elf.out-of-reach", "elf.wrong-architecture");
        assertThat(result.diagnostics()).filteredOn(d -> d.code().equals("elf.missing-library")).first()
                .satisfies(d -> assertThat(d.toString()).contains("_ext.so").contains("libgomp.so.1").contains("python3.13"));
    }
}
