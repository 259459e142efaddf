package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.FunctionSettings;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.JavaClient;
import dev.shrink.verify.runtime.PythonClient;
import dev.shrink.verify.runtime.RuntimeClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class TracerTest {

    @TempDir
    Path folder;

    private Trace trace(String handler, LambdaRuntime runtime, RuntimeClient client, Path task) throws Exception {
        Replay replay = new Replay(FunctionSettings.of(handler, runtime), client, Isolation.plain(), List.of(new Event("e", "{}")), List.of(), 1);
        return new Tracer(replay, new FunctionCode(task.toRealPath(), Optional.empty()), folder.resolve("trace")).trace();
    }

    @Test
    void recordsClassesAndResourcesOfAJavaFunction() throws Exception {
        Path task = CompiledHandler.into(folder.resolve("task"), Map.of("app.Handler", """
            package app;
            public class Handler {
                public String handle(java.util.Map<String, Object> event) throws Exception {
                    Handler.class.getResourceAsStream("/absent.txt");
                    return Class.forName("app.Used").getSimpleName() + new String(Handler.class.getResourceAsStream("/words.txt").readAllBytes());
                }
            }
            """, "app.Used", "package app; public class Used { }", "app.Unused", "package app; public class Unused { }"));
        Files.writeString(task.resolve("words.txt"), "words");
        Files.writeString(task.resolve("unused.txt"), "unused");

        Trace trace = trace("app.Handler::handle", LambdaRuntime.JAVA17, JavaClient.unpack(folder.resolve("client"), Path.of(System.getProperty("java.home"))), task);

        assertThat(trace.classes()).containsExactly("app.Handler", "app.Used");
        assertThat(trace.resources()).contains("words.txt").doesNotContain("absent.txt", "unused.txt");
        assertThat(trace.toJson()).startsWith("{\n  \"schema\" : 1,\n  \"runtime\" : \"java17\",\n  \"events\" : 1,\n  \"classes\" : [ \"app.Handler\", \"app.Used\" ]");
    }

    @Test
    void recordsModulesAndFilesOfAPythonFunction() throws Exception {
        Path task = Files.createDirectories(folder.resolve("task"));
        Files.writeString(task.resolve("app.py"), "import os\ndef handle(event, context):\n    import used\n    return open(os.path.dirname(__file__) + '/words.txt').read()\n");
        Files.writeString(task.resolve("used.py"), "");
        Files.writeString(task.resolve("unused.py"), "");
        Files.writeString(task.resolve("words.txt"), "words");

        Trace trace = trace("app.handle", LambdaRuntime.PYTHON3_12, PythonClient.create(folder.resolve("client"), "python3"), task);

        assertThat(trace.modules()).containsExactly("app", "used");
        assertThat(trace.files()).contains("words.txt").doesNotContain("unused.py").noneMatch(file -> file.endsWith(".pyc"));
    }

    @Test
    void recordsNativeLibrariesThatAJavaFunctionMapped() throws Exception {
        Path task = CompiledHandler.into(folder.resolve("task"), Map.of("app.Handler", """
            package app;
            public class Handler {
                public String handle(java.util.Map<String, Object> event) {
                    System.load(System.getenv("LAMBDA_TASK_ROOT") + "/native/libone.so");
                    return "loaded";
                }
            }
            """));
        CompiledLibrary.into(task.resolve("native"), "one", "two");

        Trace trace = trace("app.Handler::handle", LambdaRuntime.JAVA17, JavaClient.unpack(folder.resolve("client"), Path.of(System.getProperty("java.home"))), task);

        assertThat(trace.libraries()).containsExactly("native/libone.so");
    }

    @Test
    void recordsNativeLibrariesThatAPythonFunctionMapped() throws Exception {
        Path task = Files.createDirectories(folder.resolve("task"));
        Files.writeString(task.resolve("app.py"), "import ctypes, os\ndef handle(event, context):\n    ctypes.CDLL(os.path.dirname(__file__) + '/native/libone.so')\n    return 1\n");
        CompiledLibrary.into(task.resolve("native"), "one", "two");

        Trace trace = trace("app.handle", LambdaRuntime.PYTHON3_12, PythonClient.create(folder.resolve("client"), "python3"), task);

        assertThat(trace.libraries()).containsExactly("native/libone.so");
    }
}
