package dev.shrink.verify.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.ShrinkException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonFunctionTest {

    private static final String HANDLER = """
        import json, os, sys
        class Bad(Exception): pass
        def handle(event, context):
            print("asked for", event.get("do"))
            if event.get("do") == "fail":
                try:
                    json.loads("{")
                except ValueError as e:
                    raise Bad("no answer") from e
            if event.get("do") == "where":
                import extra
                return {"dir": os.getcwd(), "extra": extra.NAME, "id": context.aws_request_id, "pip": find("pip")}
            return {"echo": event, "left": context.get_remaining_time_in_millis() > 0}
        def find(name):
            import importlib.util
            return importlib.util.find_spec(name) is not None
        """;

    @TempDir
    Path work;

    @BeforeEach
    void needsPython() {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))), "no python3 here");
    }

    static Stream<Isolation> isolations() throws IOException {
        return Stream.concat(Stream.of(Isolation.plain()), Bubblewrap.find().stream());
    }

    private LocalFunction start(String handler, Isolation isolation, Optional<Path> layers) throws Exception {
        Path task = Files.createDirectories(work.resolve("task"));
        Files.writeString(task.resolve("app.py"), HANDLER);
        PythonClient client = PythonClient.create(work.resolve("client"), "python3");
        FunctionSettings settings = FunctionSettings.of(handler, LambdaRuntime.PYTHON3_12).withTimeout(Duration.ofSeconds(5));
        return LocalFunction.start(new FunctionCode(task, layers), settings, client, isolation, work.resolve("runs"));
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void answersEventsAndSeesTheLayersButNoPackageOfThisMachine(Isolation isolation) throws Exception {
        Path layer = Files.createDirectories(work.resolve("opt/python"));
        Files.writeString(layer.resolve("extra.py"), "NAME = 'from a layer'\n");
        try (LocalFunction function = start("app.handle", isolation, Optional.of(work.resolve("opt")))) {
            assertThat(function.awaitInit()).isEmpty();
            assertThat(function.invoke("{\"do\":1}").reply().toString().replace(" ", "")).contains("{\"echo\":{\"do\":1},\"left\":true}");
            Outcome where = function.invoke("{\"do\":\"where\"}");
            assertThat(where.reply().toString()).contains("from a layer").contains("00000000-0000-0000-0000-000000000002").contains("\"pip\": false");
            assertThat(where.log()).contains("asked for where").doesNotContain("asked for 1");
            if (isolation instanceof Bubblewrap) {
                assertThat(where.reply().toString()).contains("\"dir\": \"/var/task\"");
            }
        }
        assertThat(work.resolve("task/__pycache__")).doesNotExist();
    }

    @Test
    void reportsAnExceptionAndGoesOn() throws Exception {
        try (LocalFunction function = start("app.handle", Isolation.plain(), Optional.empty())) {
            assertThat(function.invoke("{\"do\":\"fail\"}").reply()).isInstanceOfSatisfying(Reply.Failure.class, failure -> {
                assertThat(failure.error().type()).isEqualTo("Bad");
                assertThat(failure.error().message()).isEqualTo("no answer");
                assertThat(failure.error().stackTrace()).isNotEmpty();
            });
            assertThat(function.invoke("{}").reply()).isInstanceOf(Reply.Success.class);
        }
    }

    @Test
    void reportsAModuleThatCannotBeImported() throws Exception {
        try (LocalFunction function = start("gone.handle", Isolation.plain(), Optional.empty())) {
            assertThat(function.awaitInit()).hasValueSatisfying(error -> {
                assertThat(error.type()).isEqualTo("Runtime.ImportModuleError");
                assertThat(error.message()).isEqualTo("Unable to import module 'gone': No module named 'gone'");
            });
        }
    }

    @Test
    void refusesWhatIsNoPython() {
        assertThatThrownBy(() -> PythonClient.create(work.resolve("client"), "/bin/ls")).isInstanceOf(ShrinkException.BadRequest.class)
            .hasMessageContaining("no Python 3");
        assertThatThrownBy(() -> PythonClient.create(work.resolve("client"), "/no/such/python")).isInstanceOf(ShrinkException.BadRequest.class)
            .hasMessageContaining("cannot be started");
    }
}
