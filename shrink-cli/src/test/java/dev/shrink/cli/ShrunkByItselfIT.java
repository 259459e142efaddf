package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar does what it says, and after it has shrunk itself it still does the same. */
class ShrunkByItselfIT {

    private static final Path JAR = Path.of("target/shrink.jar").toAbsolutePath();

    @TempDir
    Path folder;

    private record Result(int exitCode, String out, String err) { }

    @Test
    void worksTheSameAfterItHasShrunkItself() throws Exception {
        Path small = folder.resolve("small.jar");
        Result shrunk = run(JAR, "shrink", JAR.toString(), "-O", small.toString(), "-q");
        assertThat(shrunk).as(shrunk.err()).extracting(Result::exitCode).isEqualTo(0);
        assertThat(Files.size(small)).isLessThan(Files.size(JAR) * 8 / 10);
        Path function = Shell.zip(folder.resolve("fn.zip"), 1000);
        Path larger = Shell.zip(folder.resolve("fn2.zip"), 1010);
        Path config = Files.writeString(folder.resolve("shrink.yaml"), "budget: 999\nowners: {me: ['**']}\nbudgets:\n  - owner: me\n    max-growth: 1%\n");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "budgte: 1\n");
        Path json = folder.resolve("r.json");
        List<List<String>> commands = new ArrayList<>(List.of(
            List.of("--help"), List.of("--version"), List.of("rules"), List.of("generate-completion", "fish"), List.of("check", "--help"),
            List.of("audit", JAR.toString(), "-o", "json=" + json, "-n", "50"),
            List.of("check", function.toString(), "--config", config.toString()),
            List.of("check", larger.toString(), "--baseline", function.toString(), "--max-growth", "0"),
            List.of("check", function.toString(), "--config", wrong.toString()),
            List.of("diff", function.toString(), larger.toString()),
            List.of("why", JAR.toString(), "dev.shrink.cli.Main"),
            List.of("no-such-command")));
        for (String format : List.of("text", "json", "markdown", "html", "csv", "junit", "sarif", "github", "cyclonedx")) {
            commands.add(List.of("render", json.toString(), "-o", format + "=-"));
        }
        List<Integer> codes = new ArrayList<>();
        for (List<String> command : commands) {
            Result expected = run(JAR, command.toArray(String[]::new));
            assertThat(run(small, command.toArray(String[]::new))).as(command.toString()).isEqualTo(expected);
            codes.add(expected.exitCode());
        }
        assertThat(codes).startsWith(0, 0, 0, 0, 0, 0, 3, 4, 6, 0, 0, 2).doesNotContain(1);
    }

    private Result run(Path jar, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("still running: " + command);
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
