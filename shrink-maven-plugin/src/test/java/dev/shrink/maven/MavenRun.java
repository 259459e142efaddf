package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A finished child process with Maven in it.
 *
 * @param exitCode 0 for a successful build
 * @param output   all that it printed
 */
record MavenRun(int exitCode, String output) {

    private static final int MINUTES = 3;

    /** Runs a command to its end. */
    static MavenRun of(Path folder, Path javaHome, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(Workshop.TARGET.resolve("it")), "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("MAVEN_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_CMD") || name.equals("MAVEN_ARGS") || name.equals("M2_HOME"));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end in " + MINUTES + " minutes: " + Files.readString(log));
        }
        return new MavenRun(process.exitValue(), Files.readString(log));
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
