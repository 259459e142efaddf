package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SuitedJavaTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void startsJavaAgainWhereNothingWasSaidToIt() {
        assertThat(asked(Map.of(), "-jar", "shrink.jar", "shrink", "fe.zip")).contains(new SuitedJava(Path.of(JAVA), Path.of("shrink.jar")));
    }

    @Test
    void leavesAloneWhoeverGivesJavaAnOption() {
        assertThat(asked(Map.of(), "-Xmx4g", "-jar", "shrink.jar", "shrink", "fe.zip")).isEmpty();
        assertThat(asked(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC"), "-jar", "shrink.jar", "shrink", "fe.zip")).isEmpty();
        assertThat(asked(Map.of("JDK_JAVA_OPTIONS", "-Xmx2g"), "-jar", "shrink.jar", "shrink", "fe.zip")).isEmpty();
    }

    @Test
    void doesNotStartJavaForWhatIsQuick() {
        assertThat(asked(Map.of(), "-jar", "shrink.jar", "rules")).isEmpty();
        assertThat(asked(Map.of(), "-jar", "shrink.jar", "shrink", "--help")).isEmpty();
        assertThat(asked(Map.of(), "-jar", "shrink.jar")).isEmpty();
    }

    @Test
    void doesNotStartWhatIsNotTheJar() {
        assertThat(asked(Map.of(), "-cp", "classes", "dev.shrink.cli.Main", "shrink", "fe.zip")).isEmpty();
    }

    @Test
    void doesTheWorkItselfIfTheOtherJavaDoesNotStart() {
        assertThat(new SuitedJava(Path.of("/no/such/java"), Path.of("shrink.jar")).run(List.of("rules"))).isEmpty();
    }

    @Test
    void passesOnTheExitCode() {
        assertThat(new SuitedJava(Path.of(JAVA), Path.of("no-such.jar")).run(List.of("rules"))).hasValue(1);
    }

    private static Optional<SuitedJava> asked(Map<String, String> environment, String... line) {
        List<String> all = List.of(line);
        int jar = all.indexOf("-jar");
        List<String> own = jar < 0 ? all.subList(3, all.size()) : all.subList(jar + 2, all.size());
        return SuitedJava.of(new Started(line), own, environment);
    }

    private record Started(String... line) implements ProcessHandle.Info {
        @Override
        public Optional<String> command() {
            return Optional.of(JAVA);
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.of(line);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
