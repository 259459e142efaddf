package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
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

    /** Types the line and Tab into an interactive zsh. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"shrink au|shrink audit", "shrink check --tier s|shrink check --tier static", "shrink check -o sar|shrink check -o sarif", "shrink baseline up|shrink baseline update"})
    void completesInZsh(String line, String expected) throws Exception {
        assumeInstalled("zsh");
        Path typist = Files.writeString(folder.resolve("typist.zsh"), """
            zmodload zsh/zpty
            zpty z env TERM=dumb COLUMNS=200 zsh -f -i
            zpty -w z "unsetopt prompt_sp; autoload -U +X compinit && compinit -u -D; autoload -U +X bashcompinit && bashcompinit; source $1; shrink() { :; }; print DO''NE"
            zpty -r z seen '*DONE*'
            zpty -w -n z "$2"$'\\t'
            zpty -r z seen "*$3 *"
            zpty -d z
            print -r -- "$3"
            """);
        assertThat(run("zsh", "-f", typist.toString(), script("zsh").toString(), line, expected)).isEqualTo(expected);
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
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("no answer: " + List.of(command));
        }
        return Files.readString(output).strip();
    }

    private static void assumeInstalled(String shell) {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, shell))), shell + " is not installed");
    }
}
