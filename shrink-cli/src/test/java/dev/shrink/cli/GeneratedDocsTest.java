package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

/** Pages that follow from declarations must follow them. {@code -Ddocs.update=true} writes them anew. */
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("../docs");

    private final CommandLine shrink = Main.commandLine(new Terminal(System.out, System.err, Map.of(), false));

    @Test
    void manualPagesFollowTheCommands() throws IOException {
        Map<String, String> pages = ManPage.all(shrink);
        assertThat(pages).containsKeys("shrink.1", "shrink-audit.1", "shrink-baseline-update.1");
        assertSame(DOCS.resolve("man"), pages);
    }

    @Test
    void completionsFollowTheCommands() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        scripts.put("shrink.bash", new Shell().run("generate-completion", "bash").out());
        scripts.put("shrink.fish", new Shell().run("generate-completion", "fish").out());
        assertThat(new Shell().run("generate-completion", "zsh").out()).isEqualTo(scripts.get("shrink.bash"));
        assertThat(scripts.get("shrink.fish")).contains("-l max-growth -r", "-a baseline").doesNotContain("${");
        assertSame(DOCS.resolve("completions"), scripts);
    }

    @Test
    void manualPagesHaveNoPlaceholdersLeft() {
        assertThat(ManPage.all(shrink)).allSatisfy((name, page) -> assertThat(page).as(name).doesNotContain("${", "%%", "@|").startsWith(".TH SHRINK"));
    }

    private static void assertSame(Path folder, Map<String, String> expected) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : expected.entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue());
            }
        }
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(written).as("-Ddocs.update=true writes it anew").isEqualTo(expected);
    }
}
