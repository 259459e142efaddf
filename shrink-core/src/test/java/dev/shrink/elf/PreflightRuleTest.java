package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.Architecture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Diagnostic;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PreflightRuleTest {
    @TempDir
    Path folder;

    private static Settings here(Settings s) {
        return s.with(SettingTable.ARCH, System.getProperty("os.arch").equals("aarch64") ? Architecture.ARM64 : Architecture.X86_64, "test");
    }

    private static RuleHarness harness(LambdaRuntime runtime) {
        return RuleHarness.of(new PreflightRule()).with(PreflightRuleTest::here).with(s -> s.with(SettingTable.RUNTIME, runtime, "test"));
    }

    /** A library that asks libc for a function of this version. */
    private byte[] asking(String version) throws Exception {
        Path stub = folder.resolve("libc.so.6");
        gcc(stub, "int newest(void) { return 1; }", "-Wl,-soname,libc.so.6", "-Wl,--version-script=" + Files.writeString(folder.resolve("map"), version + " { newest; };"));
        Path user = folder.resolve("libuser.so");
        gcc(user, "int newest(void); int use(void) { return newest(); }", stub.toString());
        return Files.readAllBytes(user);
    }

    private void gcc(Path output, String source, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve(output.getFileName() + ".c"), source);
        List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-nostdlib", "-o", output.toString(), file.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesFileVersionAndRuntimeWhereTheGlibcIsTooOld() throws Exception {
        byte[] library = asking("GLIBC_2.28");
        RuleHarness.Result old = harness(LambdaRuntime.PYTHON3_11).on(Fixture.folder("fn").file("pkg/_ext.so", library)).run().changesNothing();
        assertThat(old.diagnostics()).extracting(Diagnostic::code).containsExactly("elf.version-too-new");
        assertThat(old.diagnostics().get(0).toString()).contains("pkg/_ext.so").contains("GLIBC_2.28 of libc.so.6").contains("GLIBC_2.26").contains("python3.11").contains("Amazon Linux 2");
        assertThat(harness(LambdaRuntime.PYTHON3_13).on(Fixture.folder("fn").file("pkg/_ext.so", library)).run().diagnostics()).isEmpty();
        RuleHarness.Result newest = harness(LambdaRuntime.PYTHON3_13).on(Fixture.folder("fn").file("pkg/_ext.so", asking("GLIBC_2.38"))).run();
        assertThat(newest.diagnostics().get(0).toString()).contains("GLIBC_2.38").contains("GLIBC_2.34").contains("python3.13");
    }

    @Test
    void saysNothingOfLibrariesThatAStandInReplaces() {
        Fixture fixture = Fixture.folder("fn").file("lib/libcublas.so.12", new ElfFixture().soname("libcublas.so.12").needing("libgomp.so.1").bytes())
                .file("lib/libuser.so", new ElfFixture().needing("libcublas.so.12").bytes());
        assertThat(harness(LambdaRuntime.PYTHON3_13).on(fixture).run().diagnostics()).isEmpty();
        harness(LambdaRuntime.PYTHON3_13).with(s -> s.with(SettingTable.CPU_ONLY, false, "test")).on(fixture).run().tells("elf.missing-library");
    }
}
