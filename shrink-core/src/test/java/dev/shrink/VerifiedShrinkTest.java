package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.report.Report;
import dev.shrink.verify.CompiledHandler;
import dev.shrink.verify.VerifyResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A function that reads a file which a rule takes for litter: nothing but running it shows that. */
@EnabledOnOs(OS.LINUX)
class VerifiedShrinkTest {

    @TempDir
    Path folder;
    private Path function;

    @BeforeEach
    void packFunction() throws IOException {
        Path code = CompiledHandler.into(folder.resolve("code"), Map.of("app.Handler", """
            package app;
            import java.nio.file.*;
            public class Handler {
                public String handle(java.util.Map<String, Object> event) throws Exception {
                    return Files.readString(Path.of(System.getenv("LAMBDA_TASK_ROOT"), System.getenv("DATA")));
                }
            }
            """));
        Files.writeString(code.resolve(".DS_Store"), "words");
        Files.writeString(code.resolve("Thumbs.db"), "litter");
        function = CompiledHandler.jar(code, folder.resolve("function.zip"));
    }

    private static Settings settings() {
        return Settings.defaults().with(SettingTable.HANDLER, Set.of("app.Handler::handle"), "test")
            .with(VerifySettings.EVENT, Set.of("GET /x"), "test")
            .with(VerifySettings.ENV, Set.of("DATA=.DS_Store"), "test");
    }

    @Test
    void putsBackWhatTheEventsNeedAndNamesIt() {
        Path output = folder.resolve("small.zip");

        Report report = Shrinker.withInstalledRules().shrink(Request.of(List.of(function), List.of(), settings()), output);

        assertThat(report.diagnostics()).filteredOn(d -> d.code().equals("verify.put-back")).singleElement()
            .satisfies(d -> assertThat(d.subject()).isEqualTo(".DS_Store"));
        assertThat(report.verdict().exitCode()).isZero();
        VerifyResult result = Shrinker.withInstalledRules().verify(new VerifyRequest(function, List.of(), output, List.of(), settings()));
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void writesNothingThatFailsWhenItMayNotRepair() {
        Path output = folder.resolve("small.zip");

        Report report = Shrinker.withInstalledRules().shrink(Request.of(List.of(function), List.of(), settings().with(VerifySettings.REPAIR, false, "test")), output);

        assertThat(report.verdict().exitCode()).isEqualTo(5);
        assertThat(report.verdict().findings().toString()).contains("NoSuchFileException");
        assertThat(output).doesNotExist();
    }
}
