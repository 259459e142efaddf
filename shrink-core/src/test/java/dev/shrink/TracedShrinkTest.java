package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Safety;
import dev.shrink.verify.CompiledHandler;
import dev.shrink.verify.CompiledLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a recorded run used stays in a later shrink that is given the recording. */
@EnabledOnOs(OS.LINUX)
class TracedShrinkTest {

    @TempDir
    Path folder;

    private static Settings settings(String handler, LambdaRuntime runtime) {
        return Settings.defaults().with(SettingTable.HANDLER, Set.of(handler), "test").with(SettingTable.RUNTIME, runtime, "test").with(VerifySettings.EVENT, Set.of("GET /x"), "test")
            .with(VerifySettings.ISOLATION, VerifySettings.Isolation.PLAIN, "test");
    }

    private Set<String> shrunk(Path function, Settings settings) throws IOException {
        Path output = Files.createTempDirectory(folder, "out").resolve("small.zip");
        Shrinker.withInstalledRules().shrink(Request.of(List.of(function), List.of(), settings.with(VerifySettings.EVENT, Set.of(), "test")), output);
        try (ZipFile zip = new ZipFile(output.toFile())) {
            return zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Settings recorded(Path function, Settings settings) throws IOException {
        Path file = folder.resolve("trace.json");
        Files.writeString(file, Shrinker.withInstalledRules().trace(Request.of(List.of(function), List.of(), settings)).toJson());
        return settings.with(SettingTable.TRACE, Set.of(file.toString()), "test");
    }

    @Test
    void keepsTheLibraryThatARecordedPythonRunMapped() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code"));
        Files.writeString(code.resolve("app.py"), "import fast\ndef handle(event, context):\n    return fast.load('o' + 'ne')\n");
        Files.writeString(Files.createDirectories(code.resolve("fast")).resolve("__init__.py"), """
            import ctypes, os
            def load(name):
                ctypes.CDLL(os.path.join(os.path.dirname(os.path.dirname(__file__)), 'fast.' + 'libs', 'lib' + name + '.so'))
                return name
            """);
        CompiledLibrary.into(code.resolve("fast.libs"), "one", "two");
        Path metadata = Files.createDirectories(code.resolve("fast-1.0.dist-info"));
        Files.writeString(metadata.resolve("METADATA"), "Metadata-Version: 2.1\nName: fast\nVersion: 1.0\n");
        Files.writeString(metadata.resolve("RECORD"), "fast/__init__.py,,\nfast.libs/libone.so,,\nfast.libs/libtwo.so,,\nfast-1.0.dist-info/METADATA,,\nfast-1.0.dist-info/RECORD,,\n");
        Path function = CompiledHandler.jar(code, folder.resolve("function.zip"));
        Settings settings = settings("app.handle", LambdaRuntime.PYTHON3_12);

        Settings traced = recorded(function, settings).with(SettingTable.TIER, Optional.of(Safety.TRACED), "test");

        assertThat(shrunk(function, settings)).doesNotContain("fast.libs/libone.so", "fast.libs/libtwo.so");
        assertThat(shrunk(function, traced)).contains("fast.libs/libone.so").doesNotContain("fast.libs/libtwo.so");
    }

    @Test
    void keepsTheResourceAndTheClassThatARecordedJavaRunUsed() throws Exception {
        Path code = CompiledHandler.into(folder.resolve("code"), Map.of("app.Handler", """
            package app;
            public class Handler {
                public String handle(java.util.Map<String, Object> event) throws Exception {
                    String path = new StringBuilder("txt.eno/sdrow").reverse().toString();
                    Class.forName(new StringBuilder("desU.bil").reverse().toString());
                    return new String(Handler.class.getClassLoader().getResourceAsStream(path).readAllBytes());
                }
            }
            """));
        Path library = CompiledHandler.into(folder.resolve("library"), Map.of("lib.Used", "package lib; public class Used { }", "lib.Other", "package lib; public class Other { }"));
        Files.createDirectories(library.resolve("words"));
        Files.writeString(library.resolve("words/one.txt"), "1");
        Files.writeString(library.resolve("words/two.txt"), "2");
        CompiledHandler.jar(library, code.resolve("lib/library.jar"));
        Path function = CompiledHandler.jar(code, folder.resolve("function.zip"));
        Settings settings = settings("app.Handler::handle", LambdaRuntime.JAVA17);
        Settings traced = recorded(function, settings);

        assertThat(shrunk(function, settings)).doesNotContain("lib/library.jar");
        assertThat(shrunk(function, traced)).contains("lib/library.jar");
        assertThat(Shrinker.withInstalledRules().why(Request.of(List.of(function), List.of(), traced), "words/*.txt").entries().toString())
            .contains("read in a recorded run").contains("No string or composed name");
    }
}
