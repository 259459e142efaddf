package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class VerifyCommandTest {

    @TempDir
    Path folder;

    private Path function(String name, String answer) throws Exception {
        Path code = Files.createDirectories(folder.resolve(name));
        Files.writeString(code.resolve("app.py"), "def handle(event, context):\n    return {'answer': " + answer + "}\n");
        return code;
    }

    @Test
    void endsWithFiveWhereTheAnswersDiffer() throws Exception {
        Path original = function("original", "1");
        Path other = function("other", "2");

        Shell.Result same = new Shell().run("verify", original.toString(), original.toString(), "--handler", "app.handle", "--event", "GET /x");
        Shell.Result different = new Shell().run("verify", original.toString(), other.toString(), "--handler", "app.handle", "--event", "GET /x");

        assertThat(same.out()).startsWith("The shrunk function does with 1 event what the original does.");
        assertThat(same.exitCode()).isZero();
        assertThat(different.out()).contains("GET /x: the response at /answer differs: the original has 1, the shrunk one 2");
        assertThat(different.exitCode()).isEqualTo(5);
    }

    @Test
    void asksForAnEvent() throws Exception {
        Path original = function("original", "1");
        Shell.Result result = new Shell().run("verify", original.toString(), original.toString(), "--handler", "app.handle");

        assertThat(result.err()).contains("there is no event");
        assertThat(result.exitCode()).isEqualTo(6);
    }
}
