package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.shrink.config.NamePattern;
import dev.shrink.config.Policy;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.report.Verdict;
import dev.shrink.verify.CompiledHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function in which one class reaches what must not be there. */
class ForbiddenChainTest {

    @TempDir
    Path folder;
    private Path function;

    @BeforeEach
    void packFunction() throws IOException {
        function = CompiledHandler.jar(CompiledHandler.into(folder.resolve("code"), Map.of(
            "app.Handler", "package app; public class Handler { public String handle(String event) { return Middle.call(event); } }",
            "app.Middle", "package app; class Middle { static String call(String event) { return bad.Offender.name() + event; } }",
            "bad.Offender", "package bad; public class Offender { public static String name() { return \"bad\"; } }",
            "bad.Unused", "package bad; class Unused { }")), folder.resolve("function.zip"));
    }

    @Test
    void aCheckSaysByWhichClassesTheOffenderIsReached() {
        assertThat(message(settings())).contains("must not contain bad.**", "bad/Offender.class", "app/Handler is a root", "app/Handler uses app/Middle", "app/Middle uses bad/Offender");
    }

    @Test
    void aShrinkSaysItToo() {
        Verdict verdict = Shrinker.withInstalledRules().shrink(request(settings()), folder.resolve("small.zip")).verdict();
        assertThat(verdict.findings()).singleElement().satisfies(f -> assertThat(f.message()).contains("app/Middle uses bad/Offender").doesNotContain("Unused"));
    }

    @Test
    void withoutARootNothingIsKnownOfWhatReachesIt() {
        assertThat(message(Settings.defaults())).contains("bad/Offender.class").doesNotContain("uses");
    }

    private String message(Settings settings) {
        Verdict verdict = Shrinker.withInstalledRules().check(request(settings)).verdict();
        assertThat(verdict.exitCode()).isEqualTo(3);
        return verdict.findings().get(0).message();
    }

    private Request request(Settings settings) {
        Policy policy = new Policy(List.of(), Map.of(), Map.of(), List.of(new Policy.Forbidden(new NamePattern("bad.**"), "", "shrink.yaml:9")), List.of());
        return Request.of(List.of(function), List.of(), settings).withPolicy(policy);
    }

    private static Settings settings() {
        return Settings.defaults().with(SettingTable.HANDLER, Set.of("app.Handler::handle"), "test");
    }
}
