package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completes lines in the real shells, where they are installed. */
class CompletionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"shrink au|audit", "shrink sh|shrink", "shrink audit --bud|--budget", "shrink check --tier s|static", "shrink check --units i|iec",
        "shrink check --group-by ow|owner", "shrink check -o sar|sarif", "shrink baseline up|update", "shrink generate-completion f|fish", "shrink shrink --han|--handler"})
    void completes(String line, String expected) throws Exception {
        assertThat(inBash(line)).isEqualTo(expected);
        assertThat(inFish(line)).isEqualTo(expected);
    }

    private String inBash(String line) throws Exception {
        assumeInstalled("bash");
        String words = line.replace(" ", "' '");
        return run("bash", "--norc", "-c", "source " + script("bash") + " 2>/dev/null; compopt() { :; }; COMP_WORDS=('" + words + "'); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='" + line
            + "'; _complete_shrink; echo \"${COMPREPLY[*]}\"");
    }

    private String inFish(String line) throws Exception {
        assumeInstalled("fish");
        return run("fish", "--no-config", "-c", "source " + script("fish") + "; complete -C '" + line + "'").replaceAll("\t.*", "");
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(folder.resolve("shrink." + shell), new Shell().run("generate-completion", shell).out());
    }

    private String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private static void assumeInstalled(String shell) {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, shell))), shell + " is not installed");
    }
}
