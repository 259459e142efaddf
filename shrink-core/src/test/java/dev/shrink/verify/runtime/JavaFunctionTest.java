package dev.shrink.verify.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.verify.CompiledHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class JavaFunctionTest {

    @TempDir
    static Path shared;
    static JavaClient client;
    static Path task;

    @TempDir
    Path work;

    @BeforeAll
    static void compileHandlers() throws IOException {
        client = JavaClient.unpack(shared.resolve("client"), Path.of(System.getProperty("java.home")));
        task = CompiledHandler.into(shared.resolve("task"), Map.of("app.Handler", """
            package app;
            import java.util.*;
            public class Handler {
                public Map<String, Object> handle(Map<String, Object> event) throws Exception {
                    System.out.println("asked for " + event.get("do"));
                    switch (String.valueOf(event.get("do"))) {
                        case "fail": throw new IllegalStateException("no answer", new java.io.IOException("disk\\nfull", new RuntimeException("inner")));
                        case "exit": Runtime.getRuntime().halt(3);
                        case "sleep": Thread.sleep(60_000);
                        case "big": return Map.of("text", "x".repeat(7_000_000));
                        case "where": return new TreeMap<>(Map.of("dir", System.getProperty("user.dir"), "tmp", java.nio.file.Files.createTempFile("a", "b").toString(),
                            "home", new java.io.File("/root").exists(), "from", layer()));
                        default: return Map.of("echo", event);
                    }
                }
                static String layer() throws Exception {
                    try { return (String) Class.forName("layer.Extra").getMethod("text").invoke(null); } catch (ClassNotFoundException e) { return "nowhere"; }
                }
            }
            """, "app.Broken", """
            package app;
            public class Broken {
                static { if (true) throw new IllegalStateException("cannot start"); }
                public String handle(String event) { return event; }
            }
            """));
    }

    static Stream<Isolation> isolations() throws IOException {
        return Stream.concat(Stream.of(Isolation.plain()), Bubblewrap.find().stream());
    }

    private LocalFunction start(String handler, Isolation isolation, Optional<Path> layers) throws IOException {
        FunctionSettings settings = FunctionSettings.of(handler, LambdaRuntime.JAVA17).withTimeout(Duration.ofSeconds(2));
        return LocalFunction.start(new FunctionCode(task, layers), settings, client, isolation, work);
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void answersEventsOneAfterTheOther(Isolation isolation) throws Exception {
        try (LocalFunction function = start("app.Handler::handle", isolation, Optional.empty())) {
            assertThat(function.awaitInit()).isEmpty();
            Outcome first = function.invoke("{\"do\":1}");
            Outcome second = function.invoke("{\"do\":2}");

            assertThat(first.reply()).isEqualTo(new Reply.Success("{\"echo\":{\"do\":1}}"));
            assertThat(second.reply()).isEqualTo(new Reply.Success("{\"echo\":{\"do\":2}}"));
            assertThat(second.log()).contains("asked for 2").doesNotContain("asked for 1");
            assertThat(function.initTime()).hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30)));
            assertThat(function.peakBytes().orElseThrow()).isGreaterThan(10L << 20);
        }
    }

    @Test
    void reportsTheChainOfAnException() throws Exception {
        try (LocalFunction function = start("app.Handler::handle", Isolation.plain(), Optional.empty())) {
            Reply reply = function.invoke("{\"do\":\"fail\"}").reply();

            assertThat(reply).isInstanceOfSatisfying(Reply.Failure.class, failure -> {
                assertThat(failure.error().type()).isEqualTo("java.lang.IllegalStateException");
                assertThat(failure.error().message()).isEqualTo("no answer");
                assertThat(failure.error().causes()).containsExactly("java.io.IOException: disk\nfull", "java.lang.RuntimeException: inner");
            });
            assertThat(function.invoke("{}").reply()).isInstanceOf(Reply.Success.class);
        }
    }

    @Test
    void startsAnewAfterTheProcessDiedOrTookTooLong() throws Exception {
        try (LocalFunction function = start("app.Handler::handle", Isolation.plain(), Optional.empty())) {
            assertThat(function.invoke("{\"do\":\"exit\"}").reply()).isInstanceOfSatisfying(Reply.Failure.class,
                failure -> assertThat(failure.error().toString()).isEqualTo("Runtime.ExitError: The function's process ended with exit status 3"));
            assertThat(function.invoke("{\"do\":\"sleep\"}").reply()).isInstanceOfSatisfying(Reply.Failure.class,
                failure -> assertThat(failure.error().toString()).isEqualTo("Sandbox.Timedout: Task timed out after 2.00 seconds"));
            assertThat(function.invoke("{\"do\":\"big\"}").reply()).isInstanceOfSatisfying(Reply.Failure.class,
                failure -> assertThat(failure.error().type()).isEqualTo("Function.ResponseSizeTooLarge"));
            assertThat(function.invoke("{}").reply()).isInstanceOf(Reply.Success.class);
        }
    }

    @Test
    void reportsThatAFunctionDoesNotStart() throws Exception {
        try (LocalFunction function = start("app.Broken::handle", Isolation.plain(), Optional.empty())) {
            assertThat(function.awaitInit()).hasValueSatisfying(error -> assertThat(error.toString()).contains("ExceptionInInitializerError").contains("cannot start"));
            assertThat(function.invoke("{}").reply()).isInstanceOfSatisfying(Reply.Failure.class, failure -> assertThat(failure.error().toString()).contains("cannot start"));
        }
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void findsTheLayersAndItsPrivateTemporaryFolder(Isolation isolation) throws Exception {
        Path classes = CompiledHandler.into(work.resolve("layer-classes"), Map.of("layer.Extra",
            "package layer; public class Extra { public static String text() { return Extra.class.getClassLoader().getClass().getSimpleName(); } }"));
        CompiledHandler.jar(classes, work.resolve("opt/java/lib/extra.jar"));
        try (LocalFunction function = start("app.Handler::handle", isolation, Optional.of(work.resolve("opt")))) {
            String answer = function.invoke("{\"do\":\"where\"}").reply().toString();

            assertThat(answer).contains("\"from\":\"CustomerClassLoader\"");
            if (isolation instanceof Bubblewrap) {
                assertThat(answer).contains("\"dir\":\"/var/task\"").contains("\"tmp\":\"/tmp/").contains("\"home\":false");
                assertThat(Files.list(work.resolve("run-1/tmp"))).isEmpty();
            } else {
                assertThat(answer).contains(work.resolve("run-1/tmp").toString());
            }
        }
    }

    @Test
    void endsTheProcessWhenClosed() throws Exception {
        ProcessHandle handle;
        try (LocalFunction function = start("app.Handler::handle", Bubblewrap.find().orElse(Isolation.plain()), Optional.empty())) {
            function.awaitInit();
            handle = function.handle();
            assertThat(handle.isAlive()).isTrue();
        }
        assertThat(handle.isAlive()).isFalse();
        assertThat(handle.descendants()).isEmpty();
    }
}
