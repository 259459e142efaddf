package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.shrink.analysis.Facts;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.verify.runtime.FunctionSettings;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.JavaClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class VerifyTest {

    private static final Event GREET = new Event("greet", "{\"use\":\"lib.Greeting\"}");
    private static final Event COUNT = new Event("count", "{\"use\":\"lib.Count\"}");
    private static final Event RESOURCE = new Event("resource", "{\"read\":\"data/words.txt\"}");

    @TempDir
    static Path shared;
    static JavaClient client;
    static Path jar;

    @TempDir
    Path work;

    @BeforeAll
    static void buildFunction() throws Exception {
        client = JavaClient.unpack(shared.resolve("client"), Path.of(System.getProperty("java.home")));
        Path lib = CompiledHandler.into(shared.resolve("lib"), Map.of(
            "lib.Greeting", "package lib; public class Greeting implements java.util.function.Supplier<String> { public String get() { return \"hello \" + new Name(); } }",
            "lib.Name", "package lib; class Name { public String toString() { return \"world\"; } }",
            "lib.Count", "package lib; public class Count implements java.util.function.Supplier<String> { static int n; public String get() { return \"call \" + ++n; } }",
            "lib.Unused", "package lib; public class Unused { }"));
        Path app = CompiledHandler.into(shared.resolve("app"), Map.of("app.Handler", """
            package app;
            import java.util.*;
            public class Handler {
                public Map<String, Object> handle(Map<String, String> event) {
                    Map<String, Object> answer = new HashMap<>();
                    answer.put("time", System.nanoTime());
                    try {
                        if (event.containsKey("use")) {
                            Object made = Class.forName(event.get("use")).getDeclaredConstructor().newInstance();
                            answer.put("text", ((java.util.function.Supplier<?>) made).get());
                        }
                        if (event.containsKey("read")) {
                            var in = Handler.class.getClassLoader().getResourceAsStream(event.get("read"));
                            answer.put("text", in == null ? "no words" : new String(in.readAllBytes()));
                        }
                    } catch (ReflectiveOperationException | LinkageError | java.io.IOException e) {
                        answer.put("text", "sorry"); // the failure tells nobody what is missing
                    }
                    return answer;
                }
            }
            """));
        Files.createDirectories(app.resolve("data"));
        Files.writeString(app.resolve("data/words.txt"), "many words");
        for (int i = 0; i < 40; i++) {
            Files.writeString(app.resolve("data/unused-" + i + ".txt"), "x");
        }
        CompiledHandler.jar(lib, app.resolve("lib/greetings.jar"));
        jar = CompiledHandler.jar(app, shared.resolve("function.zip"));
    }

    private Replay replay(Event... events) {
        return new Replay(FunctionSettings.of("app.Handler::handle", LambdaRuntime.JAVA17), client, Isolation.plain(), List.of(events), List.of(), 2);
    }

    private Plan removing(Workspace workspace, Set<String> gone) {
        Artifact function = new ArtifactReader(workspace, ArchiveLimits.DEFAULT, diagnostic -> { }).open(jar, "function", Artifact.Role.FUNCTION);
        TestRule rule = new TestRule(path -> gone.contains(path.toString()) ? Optional.of(new Proposal.Remove(path, new Reason("test", "gone", List.of()))) : Optional.empty());
        return rule.plan(Facts.of(Deployment.of(function), Settings.defaults(), workspace));
    }

    private Optional<Repair.Repaired> repair(Set<String> gone, int maxRuns, Event... events) throws Exception {
        try (Workspace workspace = Workspace.create(); Unpacker unpacker = new Unpacker(workspace, work.resolve("code"))) {
            Plan plan = removing(workspace, gone);
            Outcome outcome = new PlanExecutor(workspace, diagnostic -> { }).execute(plan);
            Verifier verifier = Verifier.of(replay(events), Masks.of(List.of("/time")), false, unpacker.unpack(jar, List.of()), work.resolve("runs"));
            VerifyResult failed = verifier.verify(unpacker.unpack(outcome.result()));
            assertThat(failed.passed()).isFalse();
            Optional<Repair.Repaired> repaired = new Repair(verifier, unpacker, workspace, maxRuns).repair(plan, outcome, failed.shrunk());
            if (repaired.isPresent()) {
                Outcome again = new PlanExecutor(workspace, diagnostic -> { }).execute(repaired.get().plan());
                assertThat(verifier.verify(unpacker.unpack(again.result())).differences()).isEmpty();
            }
            return repaired;
        }
    }

    @Test
    void agreesWithItselfWhereTheClockIsMasked() throws Exception {
        try (Workspace workspace = Workspace.create(); Unpacker unpacker = new Unpacker(workspace, work.resolve("code"))) {
            Verifier verifier = Verifier.of(replay(GREET, COUNT), Masks.of(List.of("/time")), true, unpacker.unpack(jar, List.of()), work.resolve("runs"));
            VerifyResult result = verifier.verify(unpacker.unpack(jar, List.of()));

            assertThat(result.differences()).isEmpty();
            assertThat(result.passed()).isTrue();
            assertThat(result.verdict()).isEqualTo("The shrunk function does with 2 events what the original does.");
            assertThat(result.shrunk().profile().toString()).matches("init \\d+\\.\\d ms, first event .* ms, warm .* ms, peak memory .*");
        }
    }

    @Test
    void provesNothingWhereTheHandlerIsNamedWrongly() throws Exception {
        provesNothing("app.Handler");
        provesNothing("app.Handler::other");
        provesNothing("app.Absent::handle");
    }

    private void provesNothing(String handler) throws Exception {
        Path own = work.resolve(handler.replaceAll("\\W", "-"));
        Replay good = replay(GREET);
        Replay wrong = new Replay(FunctionSettings.of(handler, good.settings().runtime()), good.client(), good.isolation(), good.events(), List.of(), 1);
        try (Workspace workspace = Workspace.create(); Unpacker unpacker = new Unpacker(workspace, own.resolve("code"))) {
            VerifyResult result = Verifier.of(wrong, Masks.of(List.of()), false, unpacker.unpack(jar, List.of()), own.resolve("runs")).verify(unpacker.unpack(jar, List.of()));

            assertThat(result.passed()).isFalse();
            assertThat(result.verdict()).startsWith("Nothing is proved: the original does not start: ");
        }
    }

    @Test
    void saysWhereTheOriginalDisagreesWithItself() throws Exception {
        try (Workspace workspace = Workspace.create(); Unpacker unpacker = new Unpacker(workspace, work.resolve("code"))) {
            Verifier verifier = Verifier.of(replay(GREET), Masks.of(List.of()), false, unpacker.unpack(jar, List.of()), work.resolve("runs"));

            assertThat(verifier.verify(unpacker.unpack(jar, List.of())).differences()).singleElement().satisfies(difference -> {
                assertThat(difference.pointer()).isEqualTo("/time");
                assertThat(difference.sentence()).contains("greet: the response at /time differs").endsWith("mask it with --mask /time");
            });
        }
    }

    @Test
    void putsBackWhatAFailureDoesNotName() throws Exception {
        Set<String> gone = Stream.concat(Stream.of("data/words.txt", "lib/greetings.jar!/lib/Unused.class"), Stream.iterate(0, i -> i < 40, i -> i + 1).map(i -> "data/unused-" + i + ".txt"))
            .collect(java.util.stream.Collectors.toSet());

        assertThat(repair(gone, 40, RESOURCE)).hasValueSatisfying(repaired -> {
            assertThat(repaired.putBack()).containsExactly(EntryPath.of("function", "data/words.txt"));
            assertThat(repaired.keepEntries()).containsExactly("data/words.txt");
            assertThat(repaired.minimal()).isTrue();
        });
    }

    @Test
    void putsBackClassesOfARemovedJarButNotTheWholeJar() throws Exception {
        assertThat(repair(Set.of("lib/greetings.jar"), 40, GREET)).hasValueSatisfying(repaired -> {
            assertThat(repaired.keepEntries()).containsExactly("lib.Greeting", "lib.Name");
            assertThat(repaired.plan().decisionOn(EntryPath.of("function", "lib/greetings.jar")).orElseThrow().removed()).isFalse();
            assertThat(repaired.plan().decisionOn(EntryPath.of("function", "lib/greetings.jar").inside("lib/Unused.class")).orElseThrow().removed()).isTrue();
        });
    }

    @Test
    void putsBackMoreThanNeededWithinABudgetOfRuns() throws Exception {
        assertThat(repair(Set.of("lib/greetings.jar", "data/words.txt"), 2, GREET)).hasValueSatisfying(repaired -> {
            assertThat(repaired.minimal()).isFalse();
            assertThat(repaired.keepEntries()).contains("lib.Greeting", "lib.Name");
        });
    }
}
