package dev.shrink.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.config.PythonSettings;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Artifact.Role;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;
    private final List<Diagnostic> told = new ArrayList<>();
    private Settings settings = Settings.defaults().with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_13, "test");

    private Path wheels() throws IOException {
        return Files.createDirectories(folder.resolve("wheels"));
    }

    private Path assemble(Path given, Role role) throws IOException {
        Path target = Files.createTempDirectory(folder, "target");
        new Installation().assemble(given, role, target, settings, told::add);
        return target;
    }

    private Path assemble(Path given) throws IOException {
        return assemble(given, Role.FUNCTION);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path given, String code) {
        return assertThatThrownBy(() -> assemble(given)).isInstanceOfSatisfying(ShrinkException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.suggestion()).isNotBlank();
        });
    }

    private Path requirements(String... lines) throws IOException {
        return Files.write(folder.resolve("requirements.txt"), List.of("--no-index", "--find-links wheels", String.join("\n", lines)));
    }

    @Test
    void tellsDescriptionsFromArtifacts() throws IOException {
        WheelFixture.of("a", "1").writeTo(wheels());
        Path tree = Files.createDirectories(folder.resolve("tree"));
        WheelFixture.of("a", "1").writeTo(tree);
        Files.writeString(tree.resolve("handler.py"), "");
        Installation installation = new Installation();
        assertThat(List.of(wheels(), folder.resolve("requirements-dev.txt"), folder.resolve("poetry.lock"), folder.resolve("uv.lock"), folder.resolve("pylock.prod.toml"),
                folder.resolve("a-1-py3-none-any.whl"))).allMatch(installation::describes);
        assertThat(List.of(tree, folder, folder.resolve("fn.zip"), folder.resolve("pyproject.toml"), folder.resolve("fn.jar"))).noneMatch(installation::describes);
    }

    @Test
    void putsTheFoldersOfAWheelsDataInTheirPlaces() throws IOException {
        Path wheel = WheelFixture.of("demo", "1.0").file("demo/__init__.py", "x = 1\n").file("demo-1.0.data/purelib/pure.py", "").file("demo-1.0.data/platlib/demo/native.py", "")
                .file("demo-1.0.data/scripts/run", "#!python\nprint(1)\n").file("demo-1.0.data/data/share/demo.txt", "d").file("demo-1.0.data/headers/demo.h", "").writeTo(folder);
        Path site = assemble(wheel);
        assertThat(site.resolve("demo/native.py")).exists();
        assertThat(site.resolve("pure.py")).exists();
        assertThat(site.resolve("bin/run")).hasContent("#!/usr/bin/env python3\nprint(1)\n").isExecutable();
        assertThat(site.resolve("share/demo.txt")).hasContent("d");
        assertThat(site.resolve("include/demo/demo.h")).exists();
        assertThat(site.resolve("demo-1.0.data")).doesNotExist();
        assertThat(site.resolve("demo-1.0.dist-info/RECORD")).content().contains("\npure.py,sha256=", "\nbin/run,,\n").doesNotContain(".data/");
    }

    @Test
    void laysALayerOutAsLambdaReadsIt() throws IOException {
        assertThat(assemble(WheelFixture.of("demo", "1").file("demo.py", "").writeTo(folder), Role.LAYER).resolve("python/demo.py")).exists();
    }

    @Test
    void refusesAWheelWhoseFileIsNotWhatItsRecordSays() throws IOException {
        Path wheel = WheelFixture.of("demo", "1").file("demo.py", "changed").recordedAs("demo.py", "as built").writeTo(folder);
        assertRefused(wheel, "python.wheel-hash").hasMessageContaining("demo.py").hasMessageContaining("sha256");
    }

    @Test
    void refusesAWheelThatLacksAFileOfItsRecord() throws IOException {
        assertRefused(WheelFixture.of("demo", "1").file("demo.py", "").recordedAs("lost.py", "").writeTo(folder), "python.wheel-incomplete").hasMessageContaining("lost.py");
    }

    @Test
    void takesAWheelWithoutRecordAndSaysSo() throws IOException {
        assertThat(assemble(WheelFixture.of("demo", "1").file("demo.py", "").withoutRecord().writeTo(folder)).resolve("demo.py")).exists();
        assertThat(told).extracting(Diagnostic::code).containsExactly("python.no-record");
    }

    @Test
    void refusesAnArchiveThatIsNoWheel() throws IOException {
        assertRefused(Files.writeString(folder.resolve("demo-1-py3-none-any.whl"), "no zip"), "archive.unreadable");
    }

    @Test
    void refusesWheelsForAnotherPlatformPythonOrNewerSystem() throws IOException {
        for (String tag : List.of("cp313-cp313-macosx_11_0_arm64", "cp313-cp313-win_amd64", "cp313-cp313-musllinux_1_2_x86_64", "cp313-cp313-manylinux2014_aarch64",
                "cp312-cp312-manylinux2014_x86_64", "cp313-cp313-manylinux_2_39_x86_64")) {
            assertRefused(WheelFixture.of("demo", "1").tag(tag).file("demo.py", "").writeTo(folder), "python.wrong-wheel").hasMessageContaining(tag).hasMessageContaining("Python 3.13");
        }
    }

    @Test
    void takesOfAFolderOfWheelsThoseThatFit() throws IOException {
        WheelFixture.of("demo", "1").tag("cp313-cp313-manylinux2014_x86_64").file("which.py", "old").writeTo(wheels());
        WheelFixture.of("demo", "1").tag("cp313-cp313-manylinux_2_28_x86_64").file("which.py", "new").writeTo(wheels());
        WheelFixture.of("demo", "1").tag("cp313-cp313-macosx_11_0_arm64").file("which.py", "mac").writeTo(wheels());
        WheelFixture.of("other", "2").tag("cp39-abi3-manylinux2014_x86_64").file("other.py", "").writeTo(wheels());
        Path site = assemble(wheels());
        assertThat(site.resolve("which.py")).hasContent("new");
        assertThat(site.resolve("other.py")).exists();
    }

    @Test
    void asksWhichOfTwoVersionsIsMeant() throws IOException {
        WheelFixture.of("demo", "1").writeTo(wheels());
        WheelFixture.of("demo", "2").writeTo(wheels());
        assertRefused(wheels(), "python.which-wheel").hasMessageContaining("demo-1-py3-none-any.whl, demo-2-py3-none-any.whl");
    }

    @Test
    void saysThatTwoWheelsHaveDifferentFilesOfOneName() throws IOException {
        WheelFixture.of("one", "1").file("shared/__init__.py", "a").file("same.py", "s").writeTo(wheels());
        WheelFixture.of("two", "1").file("shared/__init__.py", "b").file("same.py", "s").writeTo(wheels());
        assertThat(assemble(wheels()).resolve("shared/__init__.py")).hasContent("b");
        assertThat(told).extracting(Diagnostic::code, Diagnostic::subject).containsExactly(org.assertj.core.groups.Tuple.tuple("python.wheel-conflict", "shared/__init__.py"));
    }

    @Test
    void keepsNamesThatDifferInCaseOnly() throws IOException {
        Path site = assemble(WheelFixture.of("demo", "1").file("demo/Table.py", "A").file("demo/table.py", "a").writeTo(folder));
        assertThat(site.resolve("demo/Table.py")).hasContent("A");
        assertThat(site.resolve("demo/table.py")).hasContent("a");
    }

    @Test
    void writesNothingOutsideOfTheTarget() throws IOException {
        assertRefused(WheelFixture.of("demo", "1").file("demo-1.data/data//etc/evil", "").writeTo(folder), "archive.unsafe-name");
    }

    @Test
    void resolvesRequirementsForTheRuntimesPythonAndPlatform() throws IOException {
        WheelFixture.of("app", "1").requires("native>=1").requires("only-windows; sys_platform == 'win32'").file("app.py", "").writeTo(wheels());
        WheelFixture.of("native", "1.5").tag("cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64").file("native.py", "").writeTo(wheels());
        WheelFixture.of("native", "2.0").tag("cp313-cp313-macosx_11_0_arm64").file("native.py", "").writeTo(wheels());
        Path site = assemble(requirements("app"));
        assertThat(site.resolve("native-1.5.dist-info/METADATA")).exists();
        assertThat(site.resolve("app.py")).exists();
    }

    @Test
    void evaluatesMarkersForTheTargetWhateverPythonRunsPip() throws IOException {
        settings = settings.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_8, "test").with(VerifySettings.PYTHON, Optional.of("python3"), "test");
        WheelFixture.of("app", "1").requires("backport; python_version < '3.9'").file("app.py", "").writeTo(wheels());
        WheelFixture.of("backport", "1").requires("deeper; python_version == '3.8'").file("backport.py", "").writeTo(wheels());
        WheelFixture.of("deeper", "1").file("deeper.py", "").writeTo(wheels());
        Path site = assemble(requirements("app"));
        assertThat(site.resolve("backport.py")).exists();
        assertThat(site.resolve("deeper.py")).exists();
    }

    @Test
    void saysForWhatAWheelIsMissing() throws IOException {
        WheelFixture.of("native", "1").tag("cp312-cp312-manylinux2014_x86_64").writeTo(wheels());
        assertRefused(requirements("native"), "python.no-wheel").hasMessageContaining("Python 3.13 on x86_64").hasMessageContaining("native");
    }

    @Test
    void refusesWhatTheIndexServesUnderAnotherHash() throws IOException {
        WheelFixture.of("demo", "1").writeTo(wheels());
        assertRefused(requirements("demo==1 --hash=sha256:" + "0".repeat(64)), "python.hash-mismatch");
    }

    @Test
    void demandsARuntimeToResolveFor() throws IOException {
        settings = Settings.defaults();
        assertRefused(requirements("demo"), "python.runtime-needed").hasMessageContaining("java21");
    }

    @Test
    void saysThatThereIsNoPip() {
        Target target = Target.of(settings);
        assertThatThrownBy(() -> Pip.first(List.of(), target, settings)).isInstanceOfSatisfying(ShrinkException.class,
                e -> assertThat(e.explain()).contains("no Python 3", "--python", "python.no-pip"));
    }

    @Test
    void installsWhatALockFilePinsAndPipChecksItsHashes() throws IOException {
        settings = settings.with(PythonSettings.PIP_OPTION, Set.of("--no-index", "--find-links=" + wheels()), "test");
        Path wheel = WheelFixture.of("demo", "1").file("demo.py", "").writeTo(wheels());
        WheelFixture.of("tool", "1").file("tool.py", "").writeTo(wheels());
        String good = HexFormat.of().formatHex(WheelFixture.sha256(Files.readAllBytes(wheel)));
        Path site = assemble(poetryLock(good));
        assertThat(site.resolve("demo.py")).exists();
        assertThat(site.resolve("tool.py")).doesNotExist();
        assertRefused(poetryLock("0".repeat(64)), "python.hash-mismatch");
    }

    private Path poetryLock(String hash) throws IOException {
        return Files.writeString(folder.resolve("poetry.lock"), """
                [[package]]
                name = "demo"
                version = "1"
                optional = false
                groups = ["main"]
                files = [{file = "demo-1-py3-none-any.whl", hash = "sha256:%s"}]

                [[package]]
                name = "tool"
                version = "1"
                optional = false
                groups = ["dev"]
                files = [{file = "tool-1-py3-none-any.whl", hash = "sha256:%s"}]
                """.formatted(hash, hash));
    }
}
