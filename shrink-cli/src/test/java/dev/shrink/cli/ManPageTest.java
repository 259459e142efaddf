package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ManPageTest {

    private static final Path PAGES = Path.of("../docs/man");
    private static final Set<String> MACROS = Set.of(".TH", ".SH", ".B", ".I", ".TP", ".PP", ".ad", ".nh", ".EX", ".EE");

    @Test
    void usesNoMacroThatOtherReadersLack() throws IOException {
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page);
            assertThat(lines.stream().filter(line -> !line.startsWith(".\\\"")).findFirst().orElseThrow()).startsWith(".TH ");
            assertThat(lines.stream().filter(line -> line.startsWith(".") && !line.startsWith(".\\\"")).map(line -> line.split(" ")[0])).as(page.toString()).isSubsetOf(MACROS);
            assertThat(lines).as(page + ": a quote at the start of a line is a macro").noneMatch(line -> line.startsWith("'"));
        }
    }

    @Test
    void isSetWithoutWarnings() throws IOException, InterruptedException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, "groff"))), "groff is not installed");
        for (Path page : pages()) {
            Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", page.toString()).redirectErrorStream(true).start();
            assertThat(new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).as(page.toString()).isEmpty();
            assertThat(groff.waitFor()).isZero();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(f -> f.toString().endsWith(".1")).sorted().toList();
        }
    }
}
