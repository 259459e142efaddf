package dev.shrink.python.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.python.dist.Distribution.FilesKnown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributionFinderTest {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private DistributionFinderTest file(String path, String... lines) {
        files.put(path, String.join("\n", lines).getBytes(UTF_8));
        return this;
    }

    private List<Distribution> find() {
        return new DistributionFinder(files.keySet(), path -> Optional.ofNullable(files.get(path))).find();
    }

    @Test
    void readsAWheelWithItsFilesScriptsAndByteCode() {
        file("demo/__init__.py").file("demo/__pycache__/__init__.cpython-311.pyc").file("bin/demo").file("demo.libs/libx.so").file("other.py");
        file("demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1", "Name: Demo", "Version: 1.0", "Requires-Dist: six (>=1)", "License-File: L", "", "Long text");
        file("demo-1.0.dist-info/RECORD", "demo/__init__.py,sha256=abc,0", "../../bin/demo,,", "demo.libs/libx.so,sha256=wrong,notanumber",
                "demo-1.0.dist-info/RECORD,,", "gone.py,,12", "\"a,\"\"b.py\",,");
        file("demo-1.0.dist-info/entry_points.txt", "[console_scripts]", "demo = demo.cli:main [extra]", "; note", "[plug]", "x = demo");
        file("demo-1.0.dist-info/WHEEL", "Root-Is-Purelib: false", "Tag: cp311-cp311-manylinux_2_17_x86_64");
        assertThat(find()).singleElement().satisfies(demo -> {
            assertThat(demo.purl()).isEqualTo("pkg:pypi/demo@1.0");
            assertThat(demo.filesKnown()).isEqualTo(FilesKnown.RECORD);
            assertThat(demo.files()).contains("demo/__init__.py", "demo/__pycache__/__init__.cpython-311.pyc", "bin/demo", "demo.libs/libx.so").doesNotContain("other.py");
            assertThat(demo.metadata().requires()).extracting(Requirement::name).containsExactly("six");
            assertThat(demo.entryPoints()).extracting(EntryPoint::module, EntryPoint::object).containsExactly(
                    org.assertj.core.groups.Tuple.tuple("demo.cli", "main"), org.assertj.core.groups.Tuple.tuple("demo", ""));
            assertThat(demo.problems()).singleElement().asString().contains("lists 2 files that are not there");
            assertThat(demo.wheel().orElseThrow().tags().get(0).glibcMinor()).isEqualTo(17);
        });
    }

    @Test
    void infersFilesWhenNothingListsThem() {
        file("my_lib/a.py").file("my_lib.cpython-38-x86_64-linux-gnu.so").file("my_lib.libs/l.so").file("stranger.py");
        file("My.Lib-2.dist-info/METADATA", "Name: My.Lib", "Version: 2");
        assertThat(find()).singleElement().satisfies(lib -> {
            assertThat(lib.filesKnown()).isEqualTo(FilesKnown.INFERRED);
            assertThat(lib.files()).contains("my_lib/a.py", "my_lib.cpython-38-x86_64-linux-gnu.so").doesNotContain("stranger.py");
            assertThat(lib.problems()).isNotEmpty();
        });
    }

    @Test
    void readsEggInfoOfBothForms() {
        file("old/__init__.py").file("flat-0.1-py3.8.egg-info", "Name: flat", "Version: 0.1");
        file("old-3.egg-info/PKG-INFO", "Name: old", "Version: 3").file("old-3.egg-info/installed-files.txt", "../old/__init__.py", "PKG-INFO");
        assertThat(find()).extracting(Distribution::name, Distribution::filesKnown).containsExactly(
                org.assertj.core.groups.Tuple.tuple("flat", FilesKnown.INFERRED), org.assertj.core.groups.Tuple.tuple("old", FilesKnown.INSTALLED_FILES));
        assertThat(find().get(1).files()).contains("old/__init__.py", "old-3.egg-info/PKG-INFO");
    }

    @Test
    void seesEditableInstalls() {
        file("e-1.dist-info/METADATA", "Name: e", "Version: 1").file("e-1.dist-info/direct_url.json", "{\"dir_info\": {\"editable\": true}, \"url\": \"file:///src\"}");
        assertThat(find()).singleElement().matches(Distribution::editable);
    }

    @Test
    void namesADistributionByItsFolderWhenMetadataIsMissing() {
        file("lost-1.2.dist-info/RECORD", "lost.py,,").file("lost.py");
        assertThat(find()).singleElement().satisfies(lost -> {
            assertThat(lost.purl()).isEqualTo("pkg:pypi/lost@1.2");
            assertThat(lost.files()).contains("lost.py");
            assertThat(lost.problems()).singleElement().asString().contains("METADATA is missing");
        });
    }

    @Test
    void readsMetadataInLatin1AndWithUnindentedDescriptions() {
        byte[] bytes = "Name: caf\u00e9\nSummary: one\ntwo without colon\nVersion: 1\r\nDescription: a\n        b\n\nBody: no header".getBytes(ISO_8859_1);
        CoreMetadata metadata = CoreMetadata.parse(bytes);
        assertThat(metadata.name()).isEqualTo("caf\u00e9");
        assertThat(metadata.summary()).contains("one\ntwo without colon");
        assertThat(metadata.version()).isEqualTo("1");
    }
}
