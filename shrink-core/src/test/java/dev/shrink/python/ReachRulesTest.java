package dev.shrink.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.SettingTable;
import dev.shrink.model.Safety;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ReachRulesTest {
    private static Tree handler(String... lines) {
        return Tree.of().file("app.py", lines).with(SettingTable.HANDLER, Set.of("app.handler")).with(SettingTable.SAFETY_NET, false).tier(Safety.STATIC);
    }

    private static Set<String> removed(Tree tree) {
        return tree.removedBy(new UnreachedRule(), new DistributionsRule());
    }

    @Test
    void doesNothingWithoutARoot() {
        Tree tree = Tree.of().file("a.py").file("b.py").tier(Safety.STATIC);
        assertThat(removed(tree)).isEmpty();
        assertThat(removed(tree.with(SettingTable.HANDLER, Set.of("com.x.Handler::run")))).isEmpty();
    }

    @Test
    void followsAbsoluteRelativeAndLazyImports() {
        Tree tree = handler("import lib.a", "def handler(e, c):", "    from lib import b").file("lib/__init__.py").file("lib/a.py", "from . import c").file("lib/b.py")
                .file("lib/c.py", "from .sub.d import x").file("lib/sub/__init__.py").file("lib/sub/d.py").file("lib/unused.py").file("lib/sub/unused.py").file("other.py");
        assertThat(removed(tree)).containsExactlyInAnyOrder("lib/unused.py", "lib/sub/unused.py", "other.py");
    }

    @Test
    void takesHandlersWrittenWithSlashes() {
        Tree tree = Tree.of().file("src/app.py", "import src.b").file("src/b.py").file("src/c.py").with(SettingTable.HANDLER, Set.of("src/app.handler")).tier(Safety.STATIC);
        assertThat(removed(tree)).containsExactly("src/c.py");
    }

    @Test
    void namesWholeDistributionsFirst() {
        Tree tree = handler("import used").file("used/__init__.py").file("idle/__init__.py").file("idle/data.bin").distribution("used", "1", "used").distribution("idle", "2", "idle");
        assertThat(tree.removedBy(new DistributionsRule())).containsExactlyInAnyOrder("idle/__init__.py", "idle/data.bin", "idle-2.dist-info/METADATA", "idle-2.dist-info/RECORD", "idle-2.dist-info/INSTALLER");
    }

    @Test
    void keepsMetadataThatIsLookedUpByName() {
        Tree tree = handler("from importlib.metadata import version", "version('idle')").file("idle/__init__.py").distribution("idle", "2", "idle");
        assertThat(tree.removedBy(new DistributionsRule())).containsExactly("idle/__init__.py");
    }

    @Test
    void keepsAPackageWhoseModulesAreImportedByAnUnknownName() {
        Tree tree = handler("import lib.load").file("lib/__init__.py").file("lib/load.py", "def f(name): return importlib.import_module(name)").file("lib/plug.py").file("away/__init__.py");
        assertThat(removed(tree)).containsExactly("away/__init__.py");
        assertThat(tree.plan(new UnreachedRule()).all()).isNotEmpty();
    }

    @Test
    void keepsModulesThatStringsNameInFull() {
        Tree tree = handler("x = 'far.away:thing'", "y = {'BACKEND': 'db.backends.mine.Engine'}").file("far/away.py").file("far/gone.py").file("db/backends/mine.py").file("db/backends/other.py");
        assertThat(removed(tree)).containsExactlyInAnyOrder("far/gone.py", "db/backends/other.py");
    }

    @Test
    void reachesALazySubmoduleOnlyWhenSomeCodeAsksForItsName() {
        String[] lazy = {"_subs = ['one', 'two']", "def __getattr__(name):", "    if name in _subs:", "        return importlib.import_module(f'lazy.{name}')",
            "    if name == 'three':", "        import lazy.three as three", "        return three"};
        Tree tree = handler("import lazy", "def handler(e, c): return use(lazy)", "def use(xp): return xp.one.f(), xp.three").file("lazy/__init__.py", lazy).file("lazy/one.py").file("lazy/two.py").file("lazy/three.py");
        assertThat(removed(tree)).containsExactly("lazy/two.py");
    }

    @Test
    void takesAnExecutedStarImportForAnUseOfEveryExportedName() {
        Tree tree = handler("import compat").file("compat.py", "clone('lazy')", "def clone(n): exec(f'from {n} import *', {})")
                .file("lazy/__init__.py", "__all__ = ['one']", "def __getattr__(name):", "    if name == 'one':", "        import lazy.one as one", "    if name == 'two':", "        import lazy.two as two")
                .file("lazy/one.py").file("lazy/two.py").distribution("compat", "1", "compat.py", "lazy");
        assertThat(removed(tree)).containsExactly("lazy/two.py");
    }

    @Test
    void reachesEntryPointsOfGroupsThatReachedCodeNames() {
        Tree tree = handler("from importlib.metadata import entry_points", "entry_points(group='my.plugins')").file("plug/__init__.py").file("idle/__init__.py")
                .distribution("plug", "1", "plug").file("plug-1.dist-info/entry_points.txt", "[my.plugins]", "p = plug:main").distribution("idle", "1", "idle")
                .file("idle-1.dist-info/entry_points.txt", "[console_scripts]", "idle = idle:main");
        assertThat(removed(tree)).contains("idle/__init__.py").doesNotContain("plug/__init__.py");
    }

    @Test
    void reachesWhatAnExtensionModuleNamesHoweverCythonWroteItsStrings() throws IOException {
        byte[] apart = "\0lib.c1\0lib.c2\0 see `lib.prose` for more\0".getBytes(ISO_8859_1);
        byte[] joined = "_cython_3_1_2\0keylib.c3value".getBytes(ISO_8859_1);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        deflated.write(new byte[100]);
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(("some strings before them all, so that there is enough " + "abcdefgh".repeat(20) + "selflib.c4other").getBytes(ISO_8859_1));
        }
        String tag = ".cpython-311-x86_64-linux-gnu.so";
        Tree tree = handler("from lib import apart, joined, packed").file("lib/__init__.py").bytes("lib/apart" + tag, apart).bytes("lib/joined" + tag, joined)
                .bytes("lib/packed" + tag, deflated.toByteArray()).file("lib/c1.py").file("lib/c2.py").file("lib/c3.py").file("lib/c4.py").file("lib/prose.py");
        assertThat(removed(tree)).containsExactly("lib/prose.py");
    }

    @Test
    void takesLibrariesThatOnlyUnreachedModulesLoadAndKeepsCtypesOnes() {
        String tag = ".cpython-311-x86_64-linux-gnu.so";
        Tree tree = handler("import lib.a", "import model").file("lib/__init__.py").bytes("lib/a" + tag.replace("a", "a"), "x".getBytes(UTF_8)).bytes("lib/b" + tag, "\0libblas-1.so.3\0".getBytes(UTF_8))
                .file("lib/a.py", "from . import _a").bytes("lib/_a" + tag, "\0libgf-2.so\0".getBytes(UTF_8)).bytes("lib.libs/libblas-1.so.3", new byte[9])
                .bytes("lib.libs/libgf-2.so", "\0libquad.so.0\0".getBytes(UTF_8)).bytes("lib.libs/libquad.so.0", new byte[9]).file("model/__init__.py", "ctypes.CDLL(os.path.join(here, 'libmodel.so'))")
                .bytes("model/libmodel.so", new byte[9]).distribution("lib", "1", "lib", "lib.libs").distribution("model", "1", "model");
        assertThat(removed(tree)).contains("lib.libs/libblas-1.so.3", "lib/b" + tag).doesNotContain("lib.libs/libgf-2.so", "lib.libs/libquad.so.0", "model/libmodel.so", "lib/_a" + tag);
    }

    @Test
    void takesDataOfUnreachedPackagesUnlessCodeNamesIt() {
        Tree tree = handler("import lib").file("lib/__init__.py", "open('sets/named.csv')").file("lib/sets/__init__.py").file("lib/sets/named.csv").file("lib/sets/data.csv")
                .file("lib/res/logo.png").distribution("lib", "1", "lib");
        assertThat(removed(tree)).containsExactlyInAnyOrder("lib/sets/__init__.py", "lib/sets/data.csv");
    }

    @Test
    void leavesAStubThatSaysWhoTookTheModule() {
        Map<String, byte[]> after = handler("import lib").with(SettingTable.SAFETY_NET, true).file("lib/__init__.py").file("lib/gone.py", "x = " + "1 + ".repeat(200) + "1")
                .file("lib/sub/__init__.py").file("lib/sub/deep.py").bytes("lib/nat.cpython-311-x86_64-linux-gnu.so", new byte[900]).file("top.py").after(new UnreachedRule());
        assertThat(after).containsOnlyKeys("app.py", "lib/__init__.py", "lib/gone.py", "lib/sub/__init__.py", "lib/nat.py");
        assertThat(new String(after.get("lib/gone.py"), UTF_8)).startsWith("raise ModuleNotFoundError(").contains("lib.gone").contains("--keep 'lib/gone.*'");
        assertThat(new String(after.get("lib/sub/__init__.py"), UTF_8)).contains("--keep 'lib/sub/**'");
    }
}
