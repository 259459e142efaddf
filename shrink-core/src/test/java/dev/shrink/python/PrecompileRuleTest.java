package dev.shrink.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.ByteCode;
import dev.shrink.config.PythonSettings;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Diagnostic;
import dev.shrink.python.bytecode.PycHeader;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Byte code is made by the interpreter that runs these tests' Python, and what comes out is run by it. */
class PrecompileRuleTest {
    private static final String RECORD = "lib/__init__.py,,\nlib/work.py,,\nlib/old.py,,\nlib-1.dist-info/METADATA,,\nlib-1.dist-info/RECORD,,\n";

    @TempDir
    Path folder;

    private static Fixture function() {
        return Fixture.folder("fn").file("app.py", "from lib import work\ndef handler(event, context):\n    return work.double(21)\n")
                .file("lib/__init__.py", "").file("lib/work.py", "def double(x):\n    return x * 2 if x in {1, 'a', 21} else 0\n")
                .file("lib/old.py", "print 'of Python 2'\n").file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n").file("lib-1.dist-info/RECORD", RECORD);
    }

    private static RuleHarness asked(ByteCode how) {
        return RuleHarness.of(new PrecompileRule()).with(s -> s.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11, "test").with(PythonSettings.BYTECODE, how, "test"));
    }

    private String run(RuleHarness.Result result, String module) throws IOException, InterruptedException {
        Path site = Files.createTempDirectory(folder, "site");
        for (String path : result.paths()) {
            Path file = site.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, result.contentOf(path));
        }
        Process python = new ProcessBuilder("python3", "-S", "-v", "-c", "import sys; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True; import "
                + module + " as m; print('answer', m.handler({}, None), m.work.double.__code__.co_filename)", site.toString()).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void givesEveryModuleByteCodeThatPythonUses() throws IOException, InterruptedException {
        RuleHarness.Result result = asked(ByteCode.PRECOMPILE).on(function()).run().keeps("lib/work.py", "lib/old.py", "app.py");
        PycHeader header = PycHeader.parse(result.contentOf("lib/__pycache__/work.cpython-311.pyc")).orElseThrow();
        assertThat(header.validation()).isEqualTo(PycHeader.Validation.UNCHECKED_HASH);
        assertThat(header.pythonMinor()).hasValue(11);
        assertThat(run(result, "app")).contains("answer 42 ").containsPattern("matches .*work\\.py").containsPattern("code object from .*work\\.cpython-311\\.pyc");
    }

    @Test
    void leavesASourceOfAnotherPythonAlone() {
        RuleHarness.Result result = asked(ByteCode.ONLY).on(function()).run().keeps("lib/old.py");
        assertThat(result.paths()).doesNotContain("lib/old.pyc");
        assertThat(result.diagnostics()).extracting(Diagnostic::code).contains("python.not-compiled");
    }

    @Test
    void putsByteCodeInPlaceOfSourcesButNotOfTheUsersOwn() throws IOException, InterruptedException {
        RuleHarness.Result result = asked(ByteCode.ONLY).on(function()).run().keeps("app.py").removes("lib/work.py");
        assertThat(result.paths()).contains("lib/work.pyc", "__pycache__/app.cpython-311.pyc").doesNotContain("lib/__pycache__/work.cpython-311.pyc");
        assertThat(run(result, "app")).contains("answer 42");
    }

    @Test
    void putsByteCodeInPlaceOfReachedSourcesToo() {
        RuleHarness.Result result = asked(ByteCode.ONLY).with(s -> s.with(SettingTable.HANDLER, Set.of("app.handler"), "test")).on(function())
                .beside(new UnreachedRule()).run().removes("lib/work.py");
        assertThat(result.paths()).contains("lib/work.pyc");
    }

    @Test
    void keepsSourcesOfADistributionThatReadsSource() {
        asked(ByteCode.ONLY).on(function().file("lib/__init__.py", "import inspect\ndef show(f): return inspect.getsource(f)\n")).run().keeps("lib/work.py");
    }

    @Test
    void keepsASourceThatCodeNamesByItsFile() {
        asked(ByteCode.ONLY).on(function().file("lib/__init__.py", "import os\nPATH = os.path.join(os.path.dirname(__file__), 'work.py')\n")).run().keeps("lib/work.py");
    }

    @Test
    void keepsEverySourceBesideADistributionThatCompilesFunctionsFromTheirText() {
        Fixture fixture = function().file("numba/__init__.py", "").file("numba-1.dist-info/METADATA", "Name: numba\nVersion: 1\n").file("numba-1.dist-info/RECORD", "numba/__init__.py,,\n");
        assertThat(asked(ByteCode.ONLY).on(fixture).run().keeps("lib/work.py").diagnostics()).extracting(Diagnostic::code).contains("python.sources-read");
    }

    @Test
    void saysThatThisMachineHasNoPythonOfThatVersion() {
        RuleHarness.Result result = asked(ByteCode.PRECOMPILE).with(s -> s.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_14, "test")).on(function()).run();
        assertThat(result.diagnostics()).filteredOn(d -> d.code().equals("python.no-compiler")).singleElement()
                .satisfies(d -> assertThat(d.toString()).contains("Python 3.14", "--python"));
    }

    @Test
    void doesNothingUnlessAsked() {
        assertThat(asked(ByteCode.KEEP).on(function()).run().paths()).noneMatch(path -> path.endsWith(".pyc"));
    }

    @Test
    void dropsByteCodeThatSourcesStandFor() {
        RuleHarness.Result compiled = asked(ByteCode.PRECOMPILE).on(function()).run();
        Fixture withByteCode = function().file("lib/__pycache__/work.cpython-311.pyc", compiled.contentOf("lib/__pycache__/work.cpython-311.pyc"))
                .file("alone.pyc", compiled.contentOf("lib/__pycache__/work.cpython-311.pyc"));
        RuleHarness.of(new CompiledRule()).with(s -> s.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11, "test").with(PythonSettings.BYTECODE, ByteCode.DROP, "test"))
                .on(withByteCode).run().removes("lib/__pycache__/work.cpython-311.pyc").keeps("alone.pyc", "lib/work.py");
    }
}
