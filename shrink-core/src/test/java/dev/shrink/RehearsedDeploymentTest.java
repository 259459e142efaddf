package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Report;
import dev.shrink.verify.CompiledHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two functions and a layer that hold files which a rule takes for litter: nothing but running each function shows which of them is needed. */
@EnabledOnOs(OS.LINUX)
class RehearsedDeploymentTest {

    @TempDir
    Path folder;
    private Path first;
    private Path second;
    private Path layer;

    @BeforeEach
    void packDeployment() throws IOException {
        first = function("first");
        second = function("second");
        Path words = Files.createDirectories(folder.resolve("words/shared"));
        for (String name : List.of("Thumbs.db", ".DS_Store", "desktop.ini")) {
            Files.writeString(words.resolve(name), name + " of the layer");
        }
        Path library = folder.resolve("layer/java/lib/words.jar");
        CompiledHandler.jar(folder.resolve("words"), library);
        layer = CompiledHandler.jar(folder.resolve("layer"), folder.resolve("layer.zip"));
    }

    private Path function(String name) throws IOException {
        Path code = CompiledHandler.into(folder.resolve(name), Map.of(name + ".Handler", """
            package %s;
            public class Handler {
                public String handle(java.util.Map<String, Object> event) throws Exception {
                    try (var in = Handler.class.getClassLoader().getResourceAsStream(System.getenv("DATA"))) {
                        return in == null ? "sorry" : new String(in.readAllBytes());
                    }
                }
            }
            """.formatted(name)));
        for (String file : List.of("Thumbs.db", ".DS_Store")) {
            Files.writeString(code.resolve(file), file + " of " + name);
        }
        return CompiledHandler.jar(code, folder.resolve(name + ".zip"));
    }

    private static Settings reading(String function, String resource) {
        return Settings.defaults().with(SettingTable.HANDLER, Set.of(function + ".Handler::handle"), "test")
            .with(VerifySettings.EVENT, Set.of("GET /x"), "test")
            .with(VerifySettings.ENV, Set.of("DATA=" + resource), "test");
    }

    private Report shrink(Map<String, Settings> functions, Settings common) {
        Request request = Request.of(List.of(first, second), List.of(layer), common).withFunctions(functions);
        return Shrinker.withInstalledRules().shrink(request, folder.resolve("small"));
    }

    private static List<String> putBack(Report report) {
        return report.diagnostics().stream().filter(d -> d.code().equals("verify.put-back")).map(d -> d.subject() + " | " + d.message().replaceFirst(" are not.*", "")).sorted().toList();
    }

    private static Stream<String> proven(Report report) {
        return report.diagnostics().stream().filter(d -> d.code().equals("verify.passed")).map(Diagnostic::subject);
    }

    private VerifyRequest written(String function, Settings settings) {
        Path small = folder.resolve("small");
        return new VerifyRequest(folder.resolve(function + ".zip"), List.of(layer), small.resolve(function + ".zip"), List.of(small.resolve("layer.zip")), settings);
    }

    @Test
    void putsBackWhatTheSecondFunctionNeedsAndNothingOfTheFirst() {
        Settings second = reading("second", "Thumbs.db");
        Report report = shrink(Map.of("first", reading("first", "none"), "second", second), Settings.defaults());

        assertThat(putBack(report)).containsExactly("Thumbs.db | it was put back: without it the events of second");
        assertThat(proven(report)).containsExactlyInAnyOrder("first", "second");
        assertThat(report.verdict().exitCode()).isZero();
        assertThat(Shrinker.withInstalledRules().verify(written("second", second)).differences()).isEmpty();
        assertThat(Shrinker.withInstalledRules().verify(written("first", reading("first", "Thumbs.db"))).differences()).isNotEmpty();
    }

    @Test
    void putsBackInTheLayerWhatEachFunctionNeedsOfIt() {
        Settings one = reading("first", "shared/Thumbs.db");
        Settings two = reading("second", "shared/desktop.ini");
        Report report = shrink(Map.of("first", one, "second", two), Settings.defaults());

        assertThat(putBack(report)).containsExactly("java/lib/words.jar!/shared/Thumbs.db | it was put back: without it the events of first",
            "java/lib/words.jar!/shared/desktop.ini | it was put back: without it the events of second");
        assertThat(Shrinker.withInstalledRules().verify(written("first", one)).passed()).isTrue();
        assertThat(Shrinker.withInstalledRules().verify(written("second", two)).passed()).isTrue();
        assertThat(Shrinker.withInstalledRules().verify(written("second", reading("second", "shared/.DS_Store"))).differences()).isNotEmpty();
    }

    @Test
    void putsBackOnceWhatBothFunctionsNeedOfTheLayer() {
        Report report = shrink(Map.of("first", reading("first", "shared/Thumbs.db"), "second", reading("second", "shared/Thumbs.db")), Settings.defaults());

        assertThat(putBack(report)).containsExactly("java/lib/words.jar!/shared/Thumbs.db | it was put back: without it the events of first");
        assertThat(proven(report)).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void writesNothingWhereOneFunctionFailsAndNoneMayBeRepaired() {
        Report report = shrink(Map.of("first", reading("first", "none"), "second", reading("second", "Thumbs.db")),
            Settings.defaults().with(VerifySettings.REPAIR, false, "test"));

        assertThat(report.verdict().exitCode()).isEqualTo(5);
        assertThat(report.verdict().findings().toString()).contains("second: ").contains("sorry").doesNotContain("first: ");
        assertThat(folder.resolve("small")).doesNotExist();
    }

    @Test
    void saysOfWhichFunctionNothingIsProved() {
        Report report = shrink(Map.of("second", reading("second", "Thumbs.db"), "first", Settings.defaults().with(SettingTable.HANDLER, Set.of("first.Handler::handle"), "test")),
            Settings.defaults());

        assertThat(report.diagnostics()).filteredOn(d -> d.code().equals("verify.no-events")).extracting(Diagnostic::subject).containsExactly("first");
        assertThat(proven(report)).containsExactly("second");
    }

    @Test
    void asksForWhichFunctionTheEventsAre() {
        assertThatThrownBy(() -> shrink(Map.of(), reading("second", "Thumbs.db"))).isInstanceOf(BadRequest.class)
            .hasMessageContaining("it is not said which of the 2 functions the events are for");
    }

    @Test
    void givesEachFunctionTheVariablesThatTheBackendsPrint() {
        Settings events = Settings.defaults().with(VerifySettings.EVENT, Set.of("GET /x"), "test");
        Settings common = Settings.defaults().with(VerifySettings.BACKENDS, java.util.Optional.of("echo DATA=none; echo second:DATA=Thumbs.db; echo; cat"), "test");
        Report report = shrink(Map.of("first", events.with(SettingTable.HANDLER, Set.of("first.Handler::handle"), "test"),
            "second", events.with(SettingTable.HANDLER, Set.of("second.Handler::handle"), "test")), common);

        assertThat(putBack(report)).containsExactly("Thumbs.db | it was put back: without it the events of second");
    }
}
