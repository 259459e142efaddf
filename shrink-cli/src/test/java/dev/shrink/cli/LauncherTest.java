package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers of the distribution: the one for Linux and macOS is run with a stand-in for Java that prints its arguments, the one for Windows is read. */
class LauncherTest {

    private static final Path SOURCES = Path.of("src/dist/bin");

    @TempDir
    private Path folder;
    private Path launcher;
    private Path javaHome;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell");
        Path home = folder.resolve("shrink of mine");
        launcher = executable(home.resolve("bin/shrink"), Files.readString(SOURCES.resolve("shrink")));
        javaHome = folder.resolve("a java");
        executable(javaHome.resolve("bin/java"), "#!/bin/sh\nfor a; do echo \"[$a]\"; done\nexit 4\n");
    }

    @Test
    void handsItsArgumentsOnAsTheyAreAndJavasExitCodeBack() throws Exception {
        Ran ran = run(launcher, Map.of("JAVA_HOME", javaHome.toString()), "audit", "my function.zip", "--keep", "com.x.**", "");
        assertThat(ran.lines()).containsSequence("[-jar]", "[" + launcher.toRealPath().getParent().getParent().resolve("lib/shrink.jar") + "]", "[audit]", "[my function.zip]", "[--keep]", "[com.x.**]", "[]");
        assertThat(ran.code()).isEqualTo(4);
    }

    @Test
    void findsItsJarThroughLinks() throws Exception {
        Path inner = Files.createSymbolicLink(folder.resolve("inner"), Path.of("shrink of mine/bin/shrink"));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), inner.toAbsolutePath());
        assertThat(run(outer, Map.of("JAVA_HOME", javaHome.toString())).lines()).contains("[" + launcher.toRealPath().getParent().getParent().resolve("lib/shrink.jar") + "]");
    }

    @Test
    void takesTheJavaOnThePathAndTheOptionsOfTheUser() throws Exception {
        Map<String, String> path = Map.of("PATH", javaHome.resolve("bin") + ":/usr/bin:/bin");
        assertThat(run(launcher, path).lines()).contains("[-Xmx800m]", "[-XX:+UseParallelGC]");
        Ran own = run(launcher, Map.of("PATH", path.get("PATH"), "SHRINK_OPTS", "-Xmx4g -XX:+UseSerialGC"));
        assertThat(own.lines()).containsSequence("[-Xmx800m]", "[-Xmx4g]", "[-XX:+UseSerialGC]").doesNotContain("[-XX:+UseParallelGC]");
    }

    @Test
    void saysWhatToDoWithoutJava() throws Exception {
        Ran ran = run(launcher, Map.of("JAVA_HOME", folder.resolve("nothing").toString()));
        assertThat(ran.lines()).singleElement().asString().contains("install Java 17 or later, or set JAVA_HOME");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void usesOnlyWhatMacOsHasToo() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("shrink"))).startsWith("#!/bin/sh\n").doesNotContain("\r", "readlink -f", "realpath", "[[", "function ", "local ");
    }

    @Test
    void theOneForWindowsDoesTheSame() throws IOException {
        String bat = Files.readString(SOURCES.resolve("shrink.bat"));
        assertThat(bat.lines().toList()).startsWith("@echo off").contains("setlocal", "set \"JAVA=java\"", "exit /b %ERRORLEVEL%");
        assertThat(bat).contains("if defined JAVA_HOME set \"JAVA=%JAVA_HOME%\\bin\\java.exe\"", "-XX:TieredStopAtLevel=1", "-Xmx800m %SHRINK_OPTS% -jar \"%~dp0..\\lib\\shrink.jar\" %*");
        assertThat(bat.replace("\r\n", "")).as("each line ends as cmd.exe wants it").doesNotContain("\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ran(List<String> lines, int code) { }

    private Ran run(Path command, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.toString()).directory(folder.toFile()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "SHRINK_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        return new Ran(lines, process.waitFor());
    }
}
