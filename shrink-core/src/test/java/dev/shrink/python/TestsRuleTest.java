package dev.shrink.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.SettingTable;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestsRuleTest {
    private static Tree library() {
        return Tree.of().file("lib/__init__.py", "from . import core").file("lib/core.py", "X = 1")
                .file("lib/tests/__init__.py").file("lib/tests/test_core.py", "from lib import core, _umath_tests").file("lib/tests/data/big.bin", "x")
                .file("lib/conftest.py", "import pytest").bytes("lib/_umath_tests.cpython-311-x86_64-linux-gnu.so", new byte[9]);
    }

    @Test
    void takesTestsTheirDataAndCompiledHelpersThatNothingElseUses() {
        assertThat(library().removedBy(new TestsRule())).containsExactlyInAnyOrder("lib/tests/__init__.py", "lib/tests/test_core.py",
                "lib/tests/data/big.bin", "lib/conftest.py", "lib/_umath_tests.cpython-311-x86_64-linux-gnu.so");
    }

    @Test
    void keepsATestModuleThatRunTimeCodeImportsAndWhatItImports() {
        Set<String> removed = library().file("lib/core.py", "def f():", "    from lib.tests._natype import NA")
                .file("lib/tests/_natype.py", "from . import _base").file("lib/tests/_base.py").removedBy(new TestsRule());
        assertThat(removed).contains("lib/tests/test_core.py").doesNotContain("lib/tests/_natype.py", "lib/tests/_base.py", "lib/tests/__init__.py");
    }

    @Test
    void keepsWhatIsImportedByNameOrOfferedAsEntryPoint() {
        Set<String> removed = library().file("lib/core.py", "importlib.import_module('lib.tests.plug')", "x = 'lib.tests.named:thing'")
                .file("lib/tests/plug.py").file("lib/tests/named.py").file("lib/tests/offered.py")
                .file("lib-1.dist-info/METADATA", "Name: lib", "Version: 1").file("lib-1.dist-info/entry_points.txt", "[g]", "e = lib.tests.offered:f")
                .removedBy(new TestsRule());
        assertThat(removed).contains("lib/tests/test_core.py").doesNotContain("lib/tests/plug.py", "lib/tests/named.py", "lib/tests/offered.py");
    }

    @Test
    void keepsTestDataThatRunTimeCodeNamesByPath() {
        Set<String> removed = library().file("lib/core.py", "p = os.path.join(os.path.dirname(__file__), 'tests/data/big.bin')").removedBy(new TestsRule());
        assertThat(removed).contains("lib/tests/test_core.py").doesNotContain("lib/tests/data/big.bin");
    }

    @Test
    void isNotMisledByNamesThatOnlyContainTheWord() {
        Tree tree = Tree.of().file("pkg/__init__.py").file("pkg/testing/__init__.py").file("pkg/_pytesttester.py").file("pkg/stats/_hypotests.py")
                .file("pkg/stats/_binomtest.py").bytes("pkg/csgraph/_shortest_path.cpython-311-x86_64-linux-gnu.so", new byte[3]).file("pkg/utils/_testing.py")
                .file("pkg/_testing/__init__.py").file("pkg/test/client.py", "# a public helper, not a test").file("pkg/latest/test_me_not.py").file("pkg/contests/x.py");
        assertThat(tree.removedBy(new TestsRule())).isEmpty();
    }

    @Test
    void ignoresReferencesFromBuildScripts() {
        assertThat(library().file("lib/setup.py", "from numpy.distutils.core import setup", "import lib.tests.test_core").removedBy(new TestsRule()))
                .contains("lib/tests/test_core.py");
    }

    @Test
    void keepsTheHandlerWhereverItLies() {
        Tree tree = library().file("app/tests/handler.py", "import lib").file("app/tests/test_handler.py").with(SettingTable.HANDLER, Set.of("app.tests.handler.run"));
        assertThat(tree.removedBy(new TestsRule())).contains("app/tests/test_handler.py").doesNotContain("app/tests/handler.py");
    }

    @Test
    void keepsADistributionThatIsNothingButTests() {
        Tree tree = Tree.of().file("tests/__init__.py").file("tests/test_a.py").distribution("tests", "1", "tests");
        assertThat(tree.removedBy(new TestsRule())).isEmpty();
        Tree leaked = Tree.of().file("tests/__init__.py").file("tests/test_a.py").file("lib/__init__.py").distribution("lib", "1", "tests", "lib");
        assertThat(leaked.removedBy(new TestsRule())).containsExactlyInAnyOrder("tests/__init__.py", "tests/test_a.py");
    }

    @Test
    void worksInLayerLayoutsAndWithPython2Files() {
        Tree tree = Tree.of().file("python/lib/python3.13/site-packages/old/__init__.py", "print 'hello'").file("python/lib/python3.13/site-packages/old/tests/test_a.py", "exec 'x'")
                .file("python/new/__init__.py", "from new.tests import helper").file("python/new/tests/helper.py").file("python/new/tests/test_b.py");
        assertThat(tree.removedBy(new TestsRule())).containsExactlyInAnyOrder("python/lib/python3.13/site-packages/old/tests/test_a.py", "python/new/tests/test_b.py");
    }

    @Test
    void takesAPrivateExtensionModuleThatOnlyTestsImportUnlessNativeCodeNamesIt() {
        Tree tree = library().file("lib/tests/test_native.py", "from lib import _simd, _linked, _joined, public").bytes("lib/_simd.cpython-311-x86_64-linux-gnu.so", "PyInit__simd".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .bytes("lib/_linked.cpython-311-x86_64-linux-gnu.so", new byte[3]).bytes("lib/_joined.cpython-311-x86_64-linux-gnu.so", new byte[3]).bytes("lib/public.cpython-311-x86_64-linux-gnu.so", new byte[3])
                .bytes("lib/core_ext.cpython-311-x86_64-linux-gnu.so", "x86_simd_sort\0lib._linked\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .bytes("lib/other.cpython-311-x86_64-linux-gnu.so", "_cython_3_1_2\0name_joinedvalue".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(tree.removedBy(new TestsRule()).stream().filter(name -> name.endsWith(".so"))).containsExactly("lib/_simd.cpython-311-x86_64-linux-gnu.so", "lib/_umath_tests.cpython-311-x86_64-linux-gnu.so");
    }
}
