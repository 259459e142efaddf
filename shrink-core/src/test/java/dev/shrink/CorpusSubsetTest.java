package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.config.Level;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.lambda.LambdaRuntime;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs of the corpus whose libraries the tests have anyway; the whole corpus runs by docs/benchmarks/corpus/run.sh. */
class CorpusSubsetTest {
    private static final Path PROGRAMS = Path.of("../docs/benchmarks/corpus/programs");

    private static final List<Class<?>> LIBRARIES = List.of(ObjectMapper.class, JsonFactory.class, JsonProperty.class);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Level.class)
    void printsTheSameBeforeAndAfter(Level level) throws Exception {
        Path input = prepare("jackson-databind");
        Path output = folder.resolve("out");
        Settings settings = Settings.defaults().with(SettingTable.ROOT, Set.of("corpus.Main"), "test").with(SettingTable.LEVEL, level, "test")
                .with(SettingTable.RUNTIME, LambdaRuntime.JAVA17, "test");
        Shrinker.withInstalledRules().shrink(Request.of(List.of(input), List.of(), settings), output);

        assertThat(run(output)).isEqualTo(run(input)).contains("exit 0");
        assertThat(size(output)).isLessThan(size(input));
    }

    private Path prepare(String program) throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path lib = Files.createDirectories(input.resolve("lib"));
        List<String> jars = new ArrayList<>();
        for (Class<?> type : LIBRARIES) {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
            jars.add(Files.copy(jar, lib.resolve(jar.getFileName())).toString());
        }
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-parameters", "-proc:none", "-d", input.toString(), "-cp", String.join(File.pathSeparator, jars)));
        try (Stream<Path> sources = Files.walk(PROGRAMS.resolve(program).resolve("src"))) {
            sources.filter(p -> p.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
        return input;
    }

    private static String run(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", program + File.pathSeparator + program + "/lib/*", "corpus.Main")
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output + "exit " + process.exitValue();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toFile).mapToLong(File::length).sum();
        }
    }
}
