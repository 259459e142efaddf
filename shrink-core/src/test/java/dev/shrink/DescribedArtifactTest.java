package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.ShrinkException;
import dev.shrink.python.install.WheelFixture;
import dev.shrink.report.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements as the input of the verbs: pip resolves them from a folder of wheels, and what comes out is run. */
class DescribedArtifactTest {

    @TempDir
    Path folder;
    private Path requirements;
    private final Settings settings = Settings.defaults().with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11, "test");

    @BeforeEach
    void writeRequirements() throws IOException {
        Path wheels = Files.createDirectories(folder.resolve("wheels"));
        WheelFixture.of("greeter", "1.0").requires("words").file("greeter/__init__.py", "from words import hello\ndef greet(): return hello() + ' world'\n")
            .file("greeter/tests/__init__.py", "").file("greeter/tests/test_greet.py", "import greeter\n").writeTo(wheels);
        WheelFixture.of("words", "2.0").file("words.py", "def hello(): return 'hello'\n").file("words.pyi", "def hello() -> str: ...\n").writeTo(wheels);
        requirements = Files.writeString(folder.resolve("requirements.txt"), "--no-index\n--find-links wheels\ngreeter==1.0\n");
    }

    private Request request(List<Path> functions, List<Path> layers) {
        return Request.of(functions, layers, settings);
    }

    private String runs(Path site, String code) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-S", "-B", "-c", "import sys; sys.path.insert(0, sys.argv[1]); " + code, site.toString()).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Test
    void requirementsBecomeASmallTreeThatWorks() throws IOException, InterruptedException {
        String before = Files.readString(requirements);
        Path output = folder.resolve("site");

        Report report = Shrinker.withInstalledRules().shrink(request(List.of(requirements), List.of()), output);

        assertThat(report.verdict().exitCode()).isZero();
        assertThat(runs(output, "import greeter; print(greeter.greet())")).isEqualTo("hello world");
        assertThat(runs(output, "import importlib.metadata as m; print(m.version('words'))")).isEqualTo("2.0");
        assertThat(output.resolve("greeter/tests")).doesNotExist();
        assertThat(output.resolve("words.pyi")).doesNotExist();
        assertThat(requirements).hasContent(before);
        assertThat(report.components()).extracting(component -> component.purl()).contains("pkg:pypi/greeter@1.0", "pkg:pypi/words@2.0");
    }

    @Test
    void requirementsBecomeAZipWhereTheOutputIsNamedSo() throws IOException, InterruptedException {
        Path output = folder.resolve("site.zip");
        Shrinker.withInstalledRules().shrink(request(List.of(requirements), List.of()), output);
        try (ZipFile zip = new ZipFile(output.toFile())) {
            assertThat(zip.getEntry("greeter/__init__.py")).isNotNull();
        }
        assertThat(runs(output, "import greeter; print(greeter.greet())")).isEqualTo("hello world");
    }

    @Test
    void aLayerOfRequirementsKeepsWhatTheFunctionBesideItImports() throws IOException, InterruptedException {
        Path function = Files.createDirectories(folder.resolve("fn"));
        Files.writeString(function.resolve("app.py"), "import words\ndef handler(event, context): return words.hello()\n");
        Path output = folder.resolve("out");
        Settings withHandler = settings.with(SettingTable.HANDLER, Set.of("app.handler"), "test");
        Shrinker.withInstalledRules().shrink(Request.of(List.of(function), List.of(requirements), withHandler), output);
        assertThat(output.resolve("requirements/python/words.py")).exists();
        assertThat(output.resolve("requirements/python/greeter")).doesNotExist();
        assertThat(runs(output.resolve("fn"), "sys.path.insert(1, '" + output.resolve("requirements/python") + "'); import app; print(app.handler({}, None))")).isEqualTo("hello");
    }

    @Test
    void verifyAndTraceRunAFunctionWhoseLayerIsOnlyDescribed() throws IOException {
        Path function = Files.createDirectories(folder.resolve("fn"));
        Files.writeString(function.resolve("app.py"), "import words\ndef handler(event, context): return words.hello()\n");
        Settings run = settings.with(SettingTable.HANDLER, Set.of("app.handler"), "test").with(dev.shrink.config.VerifySettings.EVENT, Set.of(Files.writeString(folder.resolve("e.json"), "{}").toString()), "test");
        assertThat(Shrinker.withInstalledRules().verify(new VerifyRequest(function, List.of(requirements), function, List.of(requirements), run)).differences()).isEmpty();
        assertThat(Shrinker.withInstalledRules().trace(Request.of(List.of(function), List.of(requirements), run)).toString()).contains("words");
    }

    @Test
    void theSameRequirementsGiveTheSameBytes() throws IOException {
        Path one = folder.resolve("one.zip");
        Path other = folder.resolve("other.zip");
        Shrinker.withInstalledRules().shrink(request(List.of(requirements), List.of()), one);
        Shrinker.withInstalledRules().shrink(request(List.of(requirements), List.of()), other);
        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void checkMeasuresWhatRequirementsWouldTake() {
        Report report = Shrinker.withInstalledRules().check(request(List.of(requirements), List.of()));
        assertThat(report.totals().measure().unzippedBytes()).isPositive();
        assertThat(report.artifacts().get(0).name()).isEqualTo("requirements");
        assertThat(report.artifacts().get(0).path()).isEqualTo(requirements.toString());
    }

    @Test
    void neverWritesOverTheRequirements() {
        assertThatThrownBy(() -> Shrinker.withInstalledRules().shrink(request(List.of(requirements), List.of()), requirements))
            .isInstanceOfSatisfying(ShrinkException.class, e -> assertThat(e.code()).isEqualTo("output.is-input"));
    }
}
