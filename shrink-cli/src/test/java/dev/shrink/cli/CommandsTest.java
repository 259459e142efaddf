package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.shrink.cli.Shell.Result;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    Path folder;

    private final Shell shell = new Shell();
    private Path small;
    private Path large;
    private Path none;

    @BeforeEach
    void artifacts() throws IOException {
        small = Shell.zip(folder.resolve("small.zip"), 1000);
        large = Shell.zip(folder.resolve("large.zip"), 1010);
        none = Files.writeString(folder.resolve("none.yaml"), "");
    }

    @Test
    void exitsWithZeroWhenAllIsWell() {
        assertThat(check(small).exitCode()).isZero();
        assertThat(shell.run("audit", small, "--config", none).exitCode()).isZero();
        assertThat(shell.run("rules").exitCode()).isZero();
        assertThat(shell.run("--version").out()).startsWith("shrink ");
    }

    @Test
    void exitsWithTwoAndAHintOnWrongUsage() {
        assertThat(shell.run("chekc", small)).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(2);
            assertThat(r.err()).contains("check");
        });
        assertThat(check(small, "--budgte", "1MiB")).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(2);
            assertThat(r.err()).contains("--budget");
        });
        assertThat(shell.run("check").exitCode()).isEqualTo(2);
        assertThat(shell.run().exitCode()).isEqualTo(2);
    }

    @Test
    void exitsWithThreeOverBudgetAndWithFourOnGrowth() {
        assertThat(check(small, "--budget", "1000").exitCode()).isZero();
        assertThat(check(small, "--budget", "999")).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(3);
            assertThat(r.out()).contains("FAIL budget", "1,000 B", "999 B", "(--budget)");
        });
        assertThat(check(large, "--baseline", small, "--max-growth", "1%").exitCode()).isZero();
        assertThat(check(large, "--baseline", small, "--max-growth", "9").exitCode()).isEqualTo(4);
        assertThat(check(large, "--baseline", small, "--max-growth", "9", "--budget", "1").exitCode()).as("the worst wins").isEqualTo(4);
        assertThat(check(large, "--baseline", small).exitCode()).as("no growth is forbidden").isZero();
        assertThat(check(large, "--budget", "1", "--warn-only").exitCode()).isZero();
    }

    @Test
    void exitsWithSixOnBadInputAndSaysWhatToDo() throws IOException {
        assertThat(check(folder.resolve("missing.zip")).exitCode()).isEqualTo(6);
        assertThat(check(small, "--budget", "lots")).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(6);
            assertThat(r.err()).contains("--budget", "'lots'", "250MiB");
        });
        assertThat(check(small, "-o", "jason=x")).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(6);
            assertThat(r.err()).contains("'jason'", "markdown");
        });
        assertThat(check(small, "--baseline", "com.x:y:1.0").err()).contains("Maven plugin");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "\nbudgte: 1\n");
        assertThat(shell.run("check", small, "--config", bad)).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(6);
            assertThat(r.err()).contains("bad.yaml:2", "Did you mean 'budget'?");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown", "html", "csv", "junit", "sarif", "github", "cyclonedx"})
    void theVerdictNeverDependsOnTheOutput(String format) {
        Path file = folder.resolve("sub/out." + format);
        assertThat(check(small, "--budget", "999", "-o", format + "=" + file).exitCode()).isEqualTo(3);
        assertThat(file).isNotEmptyFile();
        assertThat(check(small, "--budget", "999", "-o", format + "=-").exitCode()).isEqualTo(3);
        assertThat(check(small, "--budget", "999", "-q")).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(3);
            assertThat(r.out()).isEmpty();
        });
    }

    @Test
    void rendersASavedReportAsTheRunItselfWould() throws IOException {
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");
        check(small, "-o", "json=" + json, "-o", "html=" + html);
        Path again = folder.resolve("again.html");
        assertThat(shell.run("render", json, "-o", "html=" + again, "-q").exitCode()).isZero();
        assertThat(again).hasSameBinaryContentAs(html);
        assertThat(shell.run("render", small).exitCode()).isEqualTo(6);
    }

    @Test
    void comparesArtifactsAndSavedReports() {
        Path json = folder.resolve("small.json");
        check(small, "-o", "json=" + json, "-q");
        Result artifacts = shell.run("diff", small, large, "--config", none);
        assertThat(artifacts.out()).contains("+10 B", "data.bin");
        assertThat(shell.run("diff", json, large, "--config", none).out()).isEqualTo(artifacts.out());
    }

    @Test
    void keepsABaselineThatOnlyGoesDown() throws IOException {
        Path file = folder.resolve("b.json");
        assertThat(shell.run("baseline", "update", large, "--file", file, "--config", none).exitCode()).isZero();
        assertThat(check(large, "--baseline", file, "--max-growth", "0").exitCode()).isZero();
        Path grown = folder.resolve("grown/large.zip");
        Files.createDirectories(grown.getParent());
        Shell.zip(grown, 5000);
        shell.run("baseline", "update", grown, "--file", file, "--only-lower", "--config", none);
        assertThat(shell.run("baseline", "show", "--file", file).out()).contains("1,010 B").doesNotContain("5,000 B");
        shell.run("baseline", "update", grown, "--file", file, "--config", none);
        assertThat(shell.run("baseline", "show", "--file", file).out()).contains("5,000 B");
        assertThat(shell.run("baseline", "show", "--file", folder.resolve("missing.json")).exitCode()).isEqualTo(6);
    }

    @Test
    void takesTheFileAndLetsOptionsWin() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "budget: 10\nbudgets:\n  - artifact: sm*\n    max: 20\n");
        assertThat(shell.run("check", small, "--config", config)).satisfies(r -> {
            assertThat(r.exitCode()).isEqualTo(3);
            assertThat(r.out()).contains("c.yaml:1", "c.yaml:3");
        });
        assertThat(shell.run("check", small, "--config", config, "--budget", "1MiB").out()).doesNotContain("c.yaml:1").contains("c.yaml:3");
    }

    @Test
    void appendsAStepSummaryAndAnnotatesForGitHub() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        Result result = new Shell().with("GITHUB_STEP_SUMMARY", summary.toString()).run("check", small, "--config", none, "--budget", "1", "-o", "github=-");
        assertThat(result.out()).startsWith("::error ");
        assertThat(summary).content().startsWith("before\n## shrink check");
    }

    @Test
    void answersWhyForPeopleAndPrograms() {
        Path file = folder.resolve("why.json");
        assertThat(shell.run("why", small, "data.bin", "--config", none).out()).contains("data.bin  1,000 B", "no rule has an opinion");
        Result answer = shell.run("why", small, "data.bin", "--config", none, "--json", "-o", "json=" + file);
        assertThat(answer.out()).contains("\"target\" : \"data.bin\"", "\"path\" : \"data.bin\"", "\"unzippedBytes\" : 1000", "\"removed\" : false");
        assertThat(file).content().isEqualTo(answer.out());
        assertThat(shell.run("why", small, "nothing", "--config", none).exitCode()).isEqualTo(6);
        assertThat(shell.run("why", small, "data.bin", "--config", none, "-o", "html=x").err()).contains("text and json");
    }

    @Test
    void breaksTheTotalDownAsAskedInTheUnitsThatWereAskedFor() {
        assertThat(check(small).out()).contains("COMPONENT", "1,000 100.0 %");
        assertThat(check(small, "--group-by", "ext").out()).contains("  EXT", ".bin").doesNotContain("COMPONENT");
        assertThat(check(small, "--group-by", "path").out()).contains("small:.");
        assertThat(check(small, "--units", "si").out()).contains("1.0 kB").doesNotContain("UNZIPPED B");
        assertThat(check(small, "--units", "IEC").out()).contains("1000 B");
        assertThat(check(small, "--group-by", "colour").exitCode()).isEqualTo(2);
        assertThat(check(small, "--units", "si", "--budget", "999").exitCode()).as("the verdict is about exact bytes").isEqualTo(3);
    }

    @Test
    void usesColoursForPeopleOnly() {
        assertThat(check(small, "--budget", "1").out()).doesNotContain("\u001b");
        assertThat(new Shell().interactive().run("check", small, "--config", none, "--budget", "1").out()).contains("\u001b[1;31m");
        assertThat(new Shell().interactive().with("NO_COLOR", "1").run("check", small, "--config", none, "--budget", "1").out()).doesNotContain("\u001b");
    }

    @Test
    void everyCommandHasAnExampleAndADescription() {
        CommandLine shrink = Main.commandLine(new Terminal(System.out, System.err, java.util.Map.of(), false));
        assertThat(shrink.getSubcommands()).allSatisfy((name, command) -> {
            assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
            if (command.getSubcommands().isEmpty() && !name.matches("help|rules|generate-completion")) {
                assertThat(String.join("", command.getCommandSpec().usageMessage().footer())).as(name).contains("Example: shrink ");
            }
        });
        assertThat(shell.run("check", "--help").out()).contains("--max-growth", "Example:");
    }

    private Result check(Path artifact, Object... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "check";
        all[1] = artifact;
        all[2] = "--config";
        all[3] = none;
        System.arraycopy(more, 0, all, 4, more.length);
        return shell.run(all);
    }
}
