package dev.shrink.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LosslessRulesTest {
    @Test
    void takesSourcesOfDistributionsButNotOfTheApplication() {
        Tree tree = Tree.of().file("lib/__init__.py").file("lib/a.pyx").file("lib/include/a.h").file("lib/include/a_api.txt").file("lib/other_api.txt").file("lib/lib/liba.a").file("app/model.c").distribution("lib", "1", "lib");
        assertThat(tree.removedBy(new SourcesRule())).containsExactlyInAnyOrder("lib/a.pyx", "lib/include/a.h", "lib/include/a_api.txt", "lib/lib/liba.a");
    }

    @Test
    void keepsAHeaderThatAModuleCompilesAtRunTime() {
        Tree tree = Tree.of().file("jit/__init__.py", "open(os.path.join(here, 'kernel.h'))").file("jit/kernel.h").file("jit/other.h").distribution("jit", "1", "jit");
        assertThat(tree.removedBy(new SourcesRule())).containsExactly("jit/other.h");
    }

    @Test
    void takesBuildScriptsInsidePackagesThatOnlyBuildScriptsImport() {
        Tree tree = Tree.of().file("lib/__init__.py").file("lib/setup.py", "import setup_common", "from distutils.core import setup")
                .file("used/__init__.py", "from used import setup").file("used/setup.py", "import setuptools").file("lib/mod/setup.py", "x = 1").distribution("lib", "1", "lib", "used");
        assertThat(tree.removedBy(new SourcesRule())).containsExactly("lib/setup.py");
    }

    @Test
    void keepsStubsWhereLazyLoaderReadsThem() {
        Tree tree = Tree.of().file("lazy/__init__.py", "import lazy_loader as lazy", "__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)")
                .file("lazy/__init__.pyi", "from . import io").file("lazy/io/__init__.py").file("lazy/io/__init__.pyi").file("eager/__init__.py").file("eager/__init__.pyi");
        assertThat(tree.removedBy(new StubsRule())).containsExactlyInAnyOrder("lazy/io/__init__.pyi", "eager/__init__.pyi");
    }

    @Test
    void cutsMetadataToWhatLookupsAndScannersNeed() {
        Tree tree = Tree.of().file("lib/__init__.py").distribution("lib", "1", "lib").file("lib-1.dist-info/licenses/LICENSE", "MIT").file("lib-1.dist-info/entry_points.txt", "[a]")
                .file("lib-1.dist-info/top_level.txt", "lib").file("lib-1.dist-info/sboms/x.json", "{}").file("lib-1.dist-info/WHEEL", "Tag: py3-none-any");
        Map<String, byte[]> after = tree.after(new MetadataRule());
        assertThat(after).containsOnlyKeys("lib/__init__.py", "lib-1.dist-info/METADATA", "lib-1.dist-info/licenses/LICENSE", "lib-1.dist-info/entry_points.txt",
                "lib-1.dist-info/top_level.txt", "lib-1.dist-info/sboms/x.json", "lib-1.dist-info/WHEEL");
        assertThat(new String(after.get("lib-1.dist-info/METADATA"), UTF_8)).isEqualTo("Metadata-Version: 2.1\nName: lib\nVersion: 1\n");
    }

    @Test
    void cutsDescriptionHeadersInAnyEncodingAndNothingElse() {
        byte[] metadata = "Name: caf\u00e9\r\nDescription: a\r\n        b\r\nVersion: 1\r\nDescription-Content-Type: text/plain\r\nLicense: MIT\r\n  more\r\n".getBytes(ISO_8859_1);
        byte[] after = Tree.of().bytes("x-1.dist-info/METADATA", metadata).after(new MetadataRule()).get("x-1.dist-info/METADATA");
        assertThat(new String(after, ISO_8859_1)).isEqualTo("Name: caf\u00e9\r\nVersion: 1\r\nLicense: MIT\r\n  more\r\n");
    }

    @Test
    void keepsRecordWhereFileListsAreAskedFor() {
        Tree tree = Tree.of().file("lib/__init__.py", "from importlib import metadata", "metadata.files('lib')").distribution("lib", "1", "lib");
        assertThat(tree.removedBy(new MetadataRule())).containsExactly("lib-1.dist-info/INSTALLER");
    }

    @Test
    void takesLaunchersOfAnAbsentPythonButKeepsRootsAndOthers() {
        Tree tree = Tree.of().file("bin/a", "#!/home/me/.venv/bin/python3", "").file("bin/b", "#!/usr/bin/env python3").file("bin/c", "#!/bin/sh")
                .file("bin/d", "#!/opt/x/python").distribution("x", "1", "bin").file("bin/mine", "#!/home/me/python").with(SettingTable.ROOT, Set.of("d"));
        assertThat(tree.removedBy(new ScriptsRule())).containsExactly("bin/a");
    }

    @Test
    void takesForeignExtensionModulesOnlyWhereAnotherFileOffersTheModule() {
        Tree tree = Tree.of().bytes("m/a.cpython-311-x86_64-linux-gnu.so", new byte[1]).bytes("m/a.cpython-39-x86_64-linux-gnu.so", new byte[1])
                .bytes("m/a.cpython-311-aarch64-linux-gnu.so", new byte[1]).bytes("m/b.cpython-39-x86_64-linux-gnu.so", new byte[1]).bytes("m/c.abi3.so", new byte[1])
                .file("m/d.py").bytes("m/d.cpython-311-darwin.so", new byte[1]).with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11);
        assertThat(tree.removedBy(new ForeignRule())).containsExactlyInAnyOrder("m/a.cpython-39-x86_64-linux-gnu.so", "m/a.cpython-311-aarch64-linux-gnu.so", "m/d.cpython-311-darwin.so");
        assertThat(tree.told()).anySatisfy(line -> assertThat(line).contains("python.foreign-module").contains("m/b.cpython-39"));
    }

    @Test
    void infersTheTargetFromMostExtensionModules() {
        Tree tree = Tree.of().bytes("a.cpython-38-x86_64-linux-gnu.so", new byte[1]).bytes("b.cpython-38-x86_64-linux-gnu.so", new byte[1])
                .bytes("b.cpython-39-x86_64-linux-gnu.so", new byte[1]);
        assertThat(tree.removedBy(new ForeignRule())).containsExactly("b.cpython-39-x86_64-linux-gnu.so");
    }

    @Test
    void saysWhenAWheelIsForAnotherTarget() {
        Tree tree = Tree.of().file("w/__init__.py").distribution("w", "1", "w").file("w-1.dist-info/WHEEL", "Tag: cp39-cp39-win_amd64").with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_12);
        assertThat(tree.removedBy(new ForeignRule())).isEmpty();
        assertThat(tree.told()).anySatisfy(line -> assertThat(line).contains("python.wrong-wheel").contains("cp39-cp39-win_amd64"));
    }

    private static byte[] pyc(int magic, int flags, int sourceSize) {
        return ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putShort((short) magic).put((byte) '\r').put((byte) '\n')
                .putInt(flags).putInt(0).putInt(sourceSize).array();
    }

    @Test
    void takesByteCodeThatPythonWouldNotUse() {
        Tree tree = Tree.of().file("m.py", "x").bytes("__pycache__/m.cpython-311.pyc", pyc(3495, 0, 1)).bytes("__pycache__/m.cpython-39.pyc", pyc(3425, 0, 1))
                .bytes("__pycache__/m.cpython-311.opt-2.pyc", pyc(3495, 0, 1)).bytes("__pycache__/gone.cpython-311.pyc", pyc(3495, 0, 1))
                .file("n.py", "longer").bytes("__pycache__/n.cpython-311.pyc", pyc(3495, 0, 1)).file("o.py").bytes("__pycache__/o.cpython-311.pyc", new byte[5])
                .bytes("sourceless.pyc", pyc(3495, 0, 1)).bytes("old.pyo", new byte[1]).with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11);
        assertThat(tree.removedBy(new CompiledRule())).containsExactlyInAnyOrder("__pycache__/m.cpython-39.pyc", "__pycache__/m.cpython-311.opt-2.pyc",
                "__pycache__/gone.cpython-311.pyc", "__pycache__/n.cpython-311.pyc", "__pycache__/o.cpython-311.pyc", "old.pyo");
    }

    @Test
    void marksTimedByteCodeAsUnchecked() {
        byte[] after = Tree.of().file("m.py", "hello world, import x").bytes("__pycache__/m.cpython-313.pyc", pyc(3571, 0, 21))
                .with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_13).after(new CompiledRule()).get("__pycache__/m.cpython-313.pyc");
        ByteBuffer header = ByteBuffer.wrap(after);
        assertThat(header.order(ByteOrder.LITTLE_ENDIAN).getInt(4)).isEqualTo(1);
        assertThat(header.order(ByteOrder.BIG_ENDIAN).getLong(8)).isEqualTo(0xded85e74db3c9f95L);
    }

    @Test
    void saysNothingAboutDeploymentsWithoutPython() {
        Tree tree = Tree.of().file("com/x/A.class").file("lib/a.h").file("tests/test_x.txt");
        assertThat(tree.removedBy(new TestsRule(), new SourcesRule(), new StubsRule(), new MetadataRule(), new ScriptsRule(), new ForeignRule(), new CompiledRule())).isEmpty();
        assertThat(tree.told()).isEmpty();
    }
}
