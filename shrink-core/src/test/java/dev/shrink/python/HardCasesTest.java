package dev.shrink.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.config.ByteCode;
import dev.shrink.config.PythonSettings;
import dev.shrink.config.SettingTable;
import dev.shrink.elf.ElfFixture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Safety;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten cases on which recipes for smaller Python trees break, each against every rule there is; where it can be run, what is left is run. */
class HardCasesTest {
    @TempDir
    private Path folder;

    /** A function whose handler is known, so that static rules run too. */
    private static Tree function(String... lines) {
        return Tree.of().file("app.py", lines).with(SettingTable.HANDLER, Set.of("app.handler")).with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_11).with(SettingTable.SAFETY_NET, false)
                .with(SettingTable.TIER, Optional.of(Safety.STATIC)).tier(Safety.STATIC);
    }

    private static String run(Path site, String code) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-S", "-B", "-c", "import sys; sys.path.insert(0, sys.argv[1])\n" + code, site.toString()).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static byte[] pyc(int magic, int sourceSize) {
        return ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putShort((short) magic).put((byte) '\r').put((byte) '\n').putInt(0).putInt(0).putInt(sourceSize).array();
    }

    @Test
    void case1ALibraryThatPatchelfRewroteStillLoadsAndAnswers() throws IOException, InterruptedException {
        byte[] library = new ElfFixture().deadGap(20_000).zeros(20_000).bytes();
        Tree tree = function("import ctypes, os", "def handler(e, c): return ctypes.CDLL(os.path.join(os.path.dirname(__file__), 'lib', 'libanswer.so'))." + ElfFixture.FUNCTION + "(None, None)")
                .bytes("lib/libanswer.so", library).file("lib/__init__.py").distribution("lib", "1", "lib");
        Path site = tree.written(folder);
        assertThat(Files.size(site.resolve("lib/libanswer.so"))).isLessThan(library.length - 30_000L);
        assertThat(run(site, "import app; print(app.handler({}, None))")).isEqualTo("42");
    }

    @Test
    void case2ATestPackageThatIsImportedAtRunTimeStaysAsFarAsItIs() throws IOException, InterruptedException {
        Tree tree = function("import lib._core.umath", "def handler(e, c): return lib._core.umath.f()").file("lib/__init__.py").file("lib/_core/__init__.py").file("lib/_core/umath.py", "def f():", "    from lib._core.tests._natype import NA", "    return NA")
                .file("lib/_core/tests/__init__.py").file("lib/_core/tests/_natype.py", "NA = 'na'").file("lib/_core/tests/test_umath.py", "import pytest").distribution("lib", "2.2", "lib");
        assertThat(tree.removedByAll()).contains("lib/_core/tests/test_umath.py").doesNotContain("lib/_core/tests/_natype.py", "lib/_core/tests/__init__.py");
        assertThat(run(tree.written(folder), "import app; print(app.handler({}, None))")).isEqualTo("na");
    }

    @Test
    void case3NamesThatOnlyContainTheWordTestAreNoTests() {
        Set<String> names = Set.of("numpy/testing/__init__.py", "numpy/_pytesttester.py", "scipy/stats/_hypotests.py", "scipy/stats/_binomtest.py", "scipy/csgraph/_shortest_path.cpython-311-x86_64-linux-gnu.so",
                "sklearn/utils/_testing.py", "pandas/_testing/__init__.py");
        Tree tree = Tree.of();
        names.forEach(name -> tree.bytes(name, name.endsWith(".so") ? new ElfFixture().bytes() : "x = 1".getBytes(UTF_8)));
        assertThat(tree.distribution("all", "1", "numpy", "scipy", "sklearn", "pandas").removedByAll()).doesNotContainAnyElementsOf(names);
    }

    @Test
    void case4MetadataThatIsLookedUpByNameStillAnswers() throws IOException, InterruptedException {
        Tree tree = function("from importlib import metadata", "import lib", "def handler(e, c): return metadata.version('lib'), metadata.requires('lib'), metadata.metadata('lib')['License'], metadata.version('idle')")
                .file("lib/__init__.py").distribution("lib", "1.5", "lib").file("idle/__init__.py").distribution("idle", "2", "idle").file("lib-1.5.dist-info/licenses/LICENSE", "MIT").file("lib-1.5.dist-info/top_level.txt", "lib")
                .file("lib-1.5.dist-info/METADATA", "Metadata-Version: 2.1", "Name: lib", "Version: 1.5", "License: MIT", "Requires-Dist: six>=1", "", "A long description.");
        Path site = tree.written(folder);
        assertThat(run(site, "import app; print(app.handler({}, None))")).isEqualTo("('1.5', ['six>=1'], 'MIT', '2')");
        assertThat(site.resolve("lib-1.5.dist-info/RECORD")).doesNotExist();
        assertThat(site.resolve("lib-1.5.dist-info/licenses/LICENSE")).exists();
        assertThat(site.resolve("lib-1.5.dist-info/top_level.txt")).exists();
        assertThat(Files.readString(site.resolve("lib-1.5.dist-info/METADATA"))).doesNotContain("long description");
    }

    @Test
    void case5EntryPointsAreFoundAtRunTimeWithTheCodeBehindThem() throws IOException, InterruptedException {
        Tree tree = function("from importlib.metadata import entry_points", "GROUP = 'telemetry_context'", "def handler(e, c): return [p.load()() for p in entry_points(group=GROUP)]")
                .file("plug/__init__.py").file("plug/context.py", "def make(): return 'made'").distribution("plug", "1", "plug").file("plug-1.dist-info/entry_points.txt", "[telemetry_context]", "contextvars = plug.context:make");
        assertThat(run(tree.written(folder), "import app; print(app.handler({}, None))")).isEqualTo("['made']");
    }

    @Test
    void case6StubsThatLazyLoaderReadsStayByteForByte() {
        Tree tree = function("import lazy").file("lazy/__init__.py", "import lazy_loader as loader", "__getattr__, __dir__, __all__ = loader.attach_stub(__name__, __file__)").file("lazy/__init__.pyi", "from . import io", "from ._warps import resize")
                .file("lazy/_warps.py").file("lazy/unused.py").file("lazy/io.py").file("lazy/io.pyi", "x: int").file("eager/__init__.py").file("eager/__init__.pyi").distribution("lazy", "1", "lazy").distribution("eager", "1", "eager");
        assertThat(tree.removedByAll()).contains("eager/__init__.pyi", "lazy/unused.py").doesNotContain("lazy/__init__.pyi", "lazy/io.py", "lazy/_warps.py");
        assertThat(tree.after(new StubsRule()).get("lazy/__init__.pyi")).asString(UTF_8).isEqualTo("from . import io\nfrom ._warps import resize");
    }

    @Test
    void case7SourceThatIsReadStaysAndByteCodeMatchesTheRuntimeAndKeepsDocumentation() throws IOException, InterruptedException {
        Tree tree = function("import lib.work, inspect", "def handler(e, c): return lib.work.f.__doc__, inspect.getsource(lib.work.f).count('return')").file("lib/__init__.py", "import inspect", "def s(f): return inspect.getsource(f)")
                .file("lib/work.py", "def f():", "    'documented'", "    return 1").distribution("lib", "1", "lib").bytes("lib/__pycache__/work.cpython-39.pyc", pyc(3425, 40)).with(PythonSettings.BYTECODE, ByteCode.ONLY);
        Map<String, byte[]> left = tree.after(new CompiledRule(), new PrecompileRule());
        assertThat(left).containsKeys("lib/work.py", "lib/__init__.py").doesNotContainKey("lib/__pycache__/work.cpython-39.pyc");
        assertThat(run(tree.written(folder), "import app; print(app.handler({}, None))")).isEqualTo("('documented', 1)");
    }

    @Test
    void case8DataThatIsReachedIndirectlyStays() {
        Tree tree = function("import boto3, certifi, zoneinfo, matplotlib", "boto3.client('s3')", "zoneinfo.ZoneInfo('Europe/Berlin')").file("boto3/__init__.py", "import botocore").file("botocore/__init__.py").file("certifi/__init__.py", "from .core import where")
                .file("certifi/core.py", "def where(): return str(files('certifi').joinpath('cacert.pem'))").file("certifi/cacert.pem", "PEM").file("tzdata/__init__.py").file("tzdata/zoneinfo/__init__.py")
                .file("tzdata/zoneinfo/Europe/__init__.py").file("tzdata/zoneinfo/Europe/Berlin").file("matplotlib/__init__.py").file("matplotlib/mpl-data/matplotlibrc").file("matplotlib/mpl-data/stylelib/ggplot.mplstyle")
                .file("matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf");
        Set<String> services = Set.of("s3/1/service-2.json", "sts/1/service-2.json", "sso/1/service-2.json", "sso-oidc/1/service-2.json", "endpoints.json", "partitions.json", "_retry.json", "sdk-default-configuration.json");
        services.forEach(name -> tree.file("botocore/data/" + name, "{}"));
        tree.file("botocore/data/ec2/1/service-2.json").distribution("boto3", "1", "boto3").distribution("botocore", "1", "botocore").distribution("certifi", "1", "certifi").distribution("tzdata", "1", "tzdata").distribution("matplotlib", "1", "matplotlib");
        assertThat(tree.removedByAll().stream().filter(name -> !name.contains(".dist-info/"))).containsExactly("botocore/data/ec2/1/service-2.json");
    }

    @Test
    void case9WhatTheRuntimeProvidesGoesAsAWholeOrNotAtAll() {
        Tree tree = function("import boto3, requests").file("boto3/__init__.py", "import botocore").file("botocore/__init__.py", "import urllib3").file("urllib3/__init__.py").file("requests/__init__.py", "import urllib3")
                .distribution("boto3", "1", "boto3").distribution("botocore", "1", "botocore").distribution("urllib3", "2", "urllib3").distribution("requests", "2", "requests").with(SettingTable.DROP_PROVIDED, true);
        assertThat(tree.removedByAll()).contains("boto3/__init__.py", "botocore/__init__.py", "urllib3/__init__.py");
        tree.file("requests-2.dist-info/METADATA", "Name: requests", "Version: 2", "Requires-Dist: urllib3");
        assertThat(tree.removedByAll()).doesNotContain("boto3/__init__.py", "botocore/__init__.py", "urllib3/__init__.py");
    }

    @Test
    void case10LibrariesThatCtypesVersionedNamesAndRunPathsLoadStay() {
        Tree tree = function("import model, arrow").file("model/__init__.py", "import ctypes, os", "LIB = ctypes.CDLL(os.path.join(os.path.dirname(__file__), 'lib', 'libmodel.so'))")
                .bytes("model/lib/libmodel.so", new ElfFixture().soname("libmodel.so").needing("libgomp-a34b3233.so.1").runPath("$ORIGIN/../../model.libs").bytes())
                .bytes("model.libs/libgomp-a34b3233.so.1", new ElfFixture().soname("libgomp-a34b3233.so.1").bytes()).file("arrow/__init__.py", "from arrow import _lib")
                .bytes("arrow/_lib.cpython-311-x86_64-linux-gnu.so", new ElfFixture().soname("_lib.so").needing("libarrow.so.2500").runPath("$ORIGIN").bytes())
                .bytes("arrow/libarrow.so.2500", new ElfFixture().soname("libarrow.so.2500").zeros(4096).bytes()).distribution("model", "1", "model", "model.libs").distribution("arrow", "1", "arrow");
        assertThat(tree.removedByAll()).noneMatch(name -> name.contains(".so"));
    }
}
