package dev.shrink.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trees that no installer would leave behind, against every rule there is: kept, with a word about it. */
class BadInputTest {
    private static Tree function(String... lines) {
        return Tree.of().file("app.py", lines).with(SettingTable.HANDLER, Set.of("app.handler")).with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11).with(SettingTable.SAFETY_NET, false).tier(Safety.STATIC);
    }

    private static RuleHarness.Result components(Fixture fixture) {
        return RuleHarness.of(new MetadataRule()).on(fixture).run();
    }

    @Test
    void infersFilesWhereRecordIsMissingAndSaysSo() {
        RuleHarness.Result result = components(Fixture.folder("fn").file("lib/__init__.py", "").file("stranger.py", "").file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n")).tells("python.metadata");
        assertThat(result.components().ownerOf(EntryPath.of("fn", "lib/__init__.py")).purl()).isEqualTo("pkg:pypi/lib@1");
        assertThat(function("import lib").file("lib/__init__.py").file("lib/data.bin").file("lib-1.dist-info/METADATA", "Name: lib", "Version: 1").removedByAll()).isEmpty();
    }

    @Test
    void saysWhereFilesAreNotWhatRecordSaysAndKeepsThem() {
        Fixture wrong = Fixture.folder("fn").file("lib/__init__.py", "x = 1\n").file("lib/a.py", "").file("lib/ok.py", "").file("lib/__pycache__/ok.cpython-311.pyc", "compiled here")
                .file("lib-1.dist-info/METADATA", "Name: lib\nVersion: 1\n")
                .file("lib-1.dist-info/RECORD", "lib/__init__.py,sha256=AAAA,6\nlib/a.py,,17\nlib/ok.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\nlib/__pycache__/ok.cpython-311.pyc,sha256=AAAA,9\n");
        RuleHarness.Result result = components(wrong).keeps("lib/__init__.py", "lib/a.py", "lib/ok.py").tells("python.record-mismatch");
        assertThat(result.diagnostics()).anySatisfy(d -> assertThat(d.message()).contains("2 files are not what RECORD says").contains("lib/__init__.py"));
    }

    @Test
    void readsMetadataInAnyEncodingOrLeavesItAlone() {
        String text = "Metadata-Version: 2.1\r\nName: caf\u00e9\r\nVersion: 1\r\n\r\nlong";
        byte[] wide = text.getBytes(UTF_16);
        assertThat(Tree.of().bytes("cafe-1.dist-info/METADATA", wide).after(new MetadataRule()).get("cafe-1.dist-info/METADATA")).isEqualTo(wide);
        assertThat(Tree.of().bytes("c-1.dist-info/METADATA", text.getBytes(ISO_8859_1)).after(new MetadataRule()).get("c-1.dist-info/METADATA")).asString(ISO_8859_1).isEqualTo(text.substring(0, text.indexOf("\r\n\r\n") + 2));
        assertThat(Tree.of().bytes("c-1.dist-info/METADATA", ("\uFEFF" + text).getBytes(UTF_8)).after(new MetadataRule()).get("c-1.dist-info/METADATA")).asString(UTF_8).startsWith("\uFEFFMetadata-Version: 2.1\r\nName: caf\u00e9\r\nVersion: 1");
        RuleHarness.Result unnamed = components(Fixture.folder("fn").file("cafe/__init__.py", "").file("cafe-1.dist-info/METADATA", wide).file("cafe-1.dist-info/RECORD", "cafe/__init__.py,,\n"));
        assertThat(unnamed.components().ownerOf(EntryPath.of("fn", "cafe/__init__.py")).purl()).isEqualTo("pkg:pypi/cafe@1");
    }

    @Test
    void followsImportsInSyntaxOfPython2AndOfPythonsToCome() {
        Tree tree = function("import old, new").file("old.py", "print 'x', `y`, 0777", "exec 'import nothing' in {}", "import by_old", "raise E, 'm'").file("by_old.py")
                .file("new.py", "type A[T: int] = list[T]", "lazy import later", "x = t'{y}'", "import by_new").file("by_new.py").file("unused.py");
        assertThat(tree.removedByAll()).containsExactly("unused.py");
    }

    @Test
    void keepsBrokenByteCodeWithoutSourceAndSaysThatItsImportsAreUnknown() {
        Tree tree = function("import broken").bytes("broken.pyc", new byte[] {1, 2, 3}).file("unused.py");
        assertThat(tree.removedByAll()).containsExactly("unused.py");
        assertThat(tree.told()).anySatisfy(line -> assertThat(line).contains("python.unreadable").contains("broken.pyc"));
    }

    @Test
    void keepsTheReachedPartsOfANamespacePackageThatTwoDistributionsShare() {
        Tree tree = function("from google.cloud import storage").file("google/cloud/storage/__init__.py", "import google.api.core").file("google/cloud/storage/unused.py").file("google/api/core.py").file("google/cloud/bigquery/__init__.py")
                .distribution("storage", "1", "google/cloud/storage").distribution("api", "1", "google/api").distribution("bigquery", "1", "google/cloud/bigquery");
        assertThat(tree.removedByAll()).contains("google/cloud/storage/unused.py", "google/cloud/bigquery/__init__.py").doesNotContain("google/cloud/storage/__init__.py", "google/api/core.py");
    }

    @Test
    void saysThatTheCodeOfAnEditableInstallIsNotHereAndKeepsWhatIs() {
        components(Fixture.folder("fn").file("app.py", "").file("__editable__.e-1.pth", "/home/me/src\n").file("__editable___e_finder.py", "MAPPING = {}\n").file("e-1.dist-info/METADATA", "Name: e\nVersion: 1\n")
                .file("e-1.dist-info/direct_url.json", "{\"dir_info\": {\"editable\": true}, \"url\": \"file:///home/me/src\"}").file("e-1.dist-info/RECORD", "__editable__.e-1.pth,,\n__editable___e_finder.py,,\n"))
                .keeps("__editable__.e-1.pth", "__editable___e_finder.py").tells("python.editable");
    }

    @Test
    void followsImportsThroughALinkedSitePackages() {
        Tree tree = function("import lib").link("python/lib/python3.11/site-packages", "../../../real").file("real/lib/__init__.py", "from lib import used").file("real/lib/used.py").file("real/lib/unused.py").file("real/lib/data.bin");
        assertThat(tree.removedByAll()).containsExactly("real/lib/unused.py");
    }

    @Test
    void followsImportsThroughALinkedPackageOrModuleAndKeepsTheirData() {
        Tree tree = function("import lib, alias").link("lib", "versions/lib-2").link("alias.py", "./versions/module.py").link("loop", ".").link("out", "../elsewhere").link("abs", "/opt/x").file("versions/lib-2/__init__.py", "import lib.used")
                .file("versions/lib-2/used.py").file("versions/lib-2/unused.py").file("versions/lib-2/data/x.bin").file("versions/module.py", "import by_alias").file("by_alias.py");
        assertThat(tree.removedByAll()).containsExactly("versions/lib-2/unused.py");
    }

    @Test
    void keepsModulesApartWhoseNamesDifferInCaseOnly() {
        Tree tree = function("import Lib").file("Lib/__init__.py", "import Lib.work").file("Lib/work.py").file("lib/__init__.py", "import lib.other").file("lib/other.py");
        assertThat(tree.removedByAll()).containsExactlyInAnyOrder("lib/__init__.py", "lib/other.py");
    }

    @Test
    void saysThatAnInstalledWheelIsForAnotherPythonAndKeepsItsModules() {
        Tree tree = function("import w").file("w/__init__.py", "import w._x").bytes("w/_x.cpython-39-darwin.so", new byte[] {1}).file("w-1.dist-info/WHEEL", "Tag: cp39-cp39-macosx_11_0_arm64").distribution("w", "1", "w");
        assertThat(tree.removedByAll()).doesNotContain("w/_x.cpython-39-darwin.so", "w/__init__.py");
        assertThat(tree.told()).anySatisfy(line -> assertThat(line).contains("python.wrong-wheel")).anySatisfy(line -> assertThat(line).contains("python.foreign-module"));
    }
}
