package dev.shrink.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.shrink.model.Component;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadRequest;

class AssemblerTest {

    private static final Component ALPHA = Component.maven("x", "alpha", "1");
    private static final Component BETA = Component.maven("x", "beta", "2");

    @TempDir
    private Path folder;

    @Test
    void putsClassesAtTheTopAndLibrariesAsTheyAreIntoLib() throws IOException {
        Library app = app(Map.of("x/App.class", "app"));
        Library alpha = jar(ALPHA, Map.of("x/A.class", "a"));
        Assembled done = Assembler.assemble(Recipe.function("fn", Layout.LIB, app, List.of(alpha)), folder.resolve("fn.zip"));

        assertThat(texts(done.file())).containsOnlyKeys("x/App.class", "lib/alpha.jar");
        assertThat(bytes(done.file(), "lib/alpha.jar")).isEqualTo(Files.readAllBytes(alpha.path()));
        assertThat(done.owners()).containsEntry(EntryPath.of("fn", "lib/alpha.jar"), ALPHA).containsEntry(EntryPath.of("fn", "x/App.class"), Component.APPLICATION);
        assertThat(done.diagnostics()).isEmpty();
    }

    @Test
    void putsLibrariesOfALayerWhereTheRuntimeLooks() throws IOException {
        Assembled done = Assembler.assemble(Recipe.layer("shared", List.of(jar(ALPHA, Map.of("x/A.class", "a")))), folder.resolve("shared.zip"));

        assertThat(texts(done.file())).containsOnlyKeys("java/lib/alpha.jar");
    }

    @Test
    void makesAJarOfAFolderOfClasses() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/x"));
        Files.writeString(classes.resolve("A.class"), "a");
        Assembled done = Assembler.assemble(Recipe.layer("shared", List.of(new Library(ALPHA, folder.resolve("classes"), "alpha.jar"))), folder.resolve("shared.zip"));
        Path jar = Files.write(folder.resolve("inner.jar"), bytes(done.file(), "java/lib/alpha.jar"));

        assertThat(texts(jar)).containsExactly(Map.entry("x/A.class", "a"));
    }

    @Test
    void takesTheFirstClassOfTheClassPathAndTellsOfTheOther() throws IOException {
        Assembled done = exploded(Map.of("x/App.class", "app"), Map.of("x/Same.class", "same", "x/Dup.class", "alpha's"), Map.of("x/Same.class", "same", "x/Dup.class", "beta's"));

        assertThat(texts(done.file())).containsEntry("x/Dup.class", "alpha's");
        assertThat(done.owners()).containsEntry(EntryPath.of("fn", "x/Dup.class"), ALPHA);
        assertThat(done.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            assertThat(d.toString()).contains("x:beta 2", "1 classes", "x:alpha 1", "x/Dup.class").doesNotContain("Same");
        });
    }

    @Test
    void tellsOfDuplicateClassesInTheOrderInWhichTheRuntimeSortsJars() throws IOException {
        Library beta = jar(BETA, Map.of("x/Dup.class", "beta's"));
        Library alpha = jar(ALPHA, Map.of("x/Dup.class", "alpha's"));
        Assembled done = Assembler.assemble(Recipe.layer("shared", List.of(beta, alpha)), folder.resolve("shared.zip"));

        assertThat(done.diagnostics()).singleElement().asString().contains("shared: x:beta 2", "also in x:alpha 1", "sorts jars by name");
    }

    @Test
    void joinsProviderFilesAndSpringFilesOfAllLibraries() throws IOException {
        Assembled done = exploded(Map.of("META-INF/services/x.S", "x.Own"),
            Map.of("META-INF/services/x.S", "# comment\nx.A # first\n", "META-INF/spring.factories", "k=\\\n x.A,x.B\n", "reference.conf", "a=1",
                "META-INF/spring/x.imports", "x.A", "META-INF/spring.handlers", "http\\://x=x.A"),
            Map.of("META-INF/services/x.S", "x.B\r\nx.A", "META-INF/spring.factories", "k=x.C\nl=x.D", "reference.conf", "b=2\n",
                "META-INF/spring/x.imports", "x.B", "META-INF/spring.handlers", "http\\://y=x.B"));

        assertThat(texts(done.file()))
            .containsEntry("META-INF/services/x.S", "x.Own\nx.A\nx.B\n")
            .containsEntry("META-INF/spring.factories", "k=x.A,x.B,x.C\nl=x.D\n")
            .containsEntry("META-INF/spring/x.imports", "x.A\nx.B\n")
            .containsEntry("META-INF/spring.handlers", "http\\://x=x.A\nhttp\\://y=x.B\n")
            .containsEntry("reference.conf", "a=1\nb=2\n");
        assertThat(done.diagnostics()).isEmpty();
    }

    @Test
    void tellsOfAServiceFileThatIsNoListOfProviders() throws IOException {
        Assembled done = exploded(Map.of(), Map.of("META-INF/services/groovy", "moduleName=a"), Map.of("META-INF/services/groovy", "moduleName=b"));

        assertThat(texts(done.file())).containsEntry("META-INF/services/groovy", "moduleName=a");
        assertThat(done.diagnostics()).singleElement().asString().contains("META-INF/services/groovy");
    }

    @Test
    void keepsEveryLicenceTextAndDropsSignaturesAndModuleDescriptors() throws IOException {
        Map<String, String> signed = Map.of("META-INF/LICENSE", "MIT", "META-INF/SIGNER.SF", "s", "META-INF/SIGNER.RSA", "r", "module-info.class", "m", "META-INF/INDEX.LIST", "i");
        Assembled done = exploded(Map.of("META-INF/LICENSE", "Apache"), signed, Map.of("META-INF/LICENSE", "Apache"));

        assertThat(texts(done.file())).containsOnly(Map.entry("META-INF/LICENSE", "Apache"), Map.entry("META-INF/licenses/alpha/LICENSE", "MIT"));
    }

    @Test
    void staysMultiReleaseIfAnyLibraryIs() throws IOException {
        Assembled done = exploded(Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: x.App\n\nName: x/App.class\nSHA-256-Digest: abc\n"),
            Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\nMain-Class: x.Other\n"), Map.of());

        assertThat(texts(done.file()).get("META-INF/MANIFEST.MF")).contains("Main-Class: x.App", "Multi-Release: true").doesNotContain("Digest", "Other");
    }

    @Test
    void leavesOutAFileWhereAnotherLibraryHasAFolder() throws IOException {
        Assembled done = exploded(Map.of(), Map.of("META-INF/x", "a file"), Map.of("META-INF/x/y", "in a folder"));

        assertThat(texts(done.file())).containsOnlyKeys("META-INF/x/y");
        assertThat(done.diagnostics()).singleElement().asString().contains("assembly.file-and-folder", "x:alpha 1");
    }

    @Test
    void writesTheSameBytesWheneverItRuns() throws IOException {
        Recipe recipe = Recipe.function("fn", Layout.EXPLODED, app(Map.of("x/App.class", "app")),
            List.of(jar(ALPHA, Map.of("META-INF/spring.factories", "k=x.A", "x/A.class", "a")), jar(BETA, Map.of("META-INF/spring.factories", "k=x.B"))));
        byte[] once = Files.readAllBytes(Assembler.assemble(recipe, folder.resolve("fn.zip")).file());

        assertThat(Files.readAllBytes(Assembler.assemble(recipe, folder.resolve("fn.zip")).file())).isEqualTo(once);
    }

    @Test
    void refusesToLoseALibraryOfTheSameNameAndToMakeAnEmptyLayer() throws IOException {
        Library alpha = jar(ALPHA, Map.of("x/A.class", "a"));
        assertThatThrownBy(() -> Recipe.layer("shared", List.of(alpha, alpha))).isInstanceOf(BadRequest.class).hasMessageContaining("alpha.jar");
        assertThatThrownBy(() -> Recipe.layer("shared", List.of())).isInstanceOf(BadRequest.class).hasMessageContaining("nothing");
    }

    private Assembled exploded(Map<String, String> app, Map<String, String> alpha, Map<String, String> beta) throws IOException {
        return Assembler.assemble(Recipe.function("fn", Layout.EXPLODED, app(app), List.of(jar(ALPHA, alpha), jar(BETA, beta))), folder.resolve("fn.zip"));
    }

    private Library app(Map<String, String> files) throws IOException {
        return jar(Component.APPLICATION, files);
    }

    private Library jar(Component component, Map<String, String> files) throws IOException {
        String name = component.name().replaceFirst(".*:", "").replaceAll("[\\[\\]]", "") + ".jar";
        try (OutputStream file = Files.newOutputStream(folder.resolve(name)); ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Library(component, folder.resolve(name), name);
    }

    private static Map<String, String> texts(Path zip) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                texts.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static byte[] bytes(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }
}
