package dev.shrink.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Starts Java once more with the options that suit a run of seconds: the fast compiler alone, and a heap that keeps the process below 1 GB. The launcher
 * of the distribution gives them itself; for {@code java -jar shrink.jar}, where nobody said anything, they take off a third of the time and half of the
 * memory, for a tenth of a second. Whoever gives Java any option, or has set JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS, gets what was asked for.
 */
record SuitedJava(Path java, Path jar) {

    static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-XX:InitialRAMPercentage=100", "-Xmx800m");
    /** Commands that read artifacts; the others are done before another Java has started. */
    private static final Set<String> LONG = Set.of("audit", "shrink", "check", "why", "diff", "verify", "trace", "baseline");
    private static final Set<String> CHOSEN_BY = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** How to start Java again, if that is worth while and this process was started as {@code java -jar shrink.jar COMMAND}. */
    static Optional<SuitedJava> ofThisProcess(List<String> arguments) {
        return of(ProcessHandle.current().info(), arguments, System.getenv());
    }

    static Optional<SuitedJava> of(ProcessHandle.Info process, List<String> arguments, Map<String, String> environment) {
        String[] given = process.arguments().orElse(new String[0]); // where the system does not tell, nothing is started
        boolean plain = given.length > 2 && given[0].equals("-jar") && List.of(given).subList(2, given.length).equals(arguments);
        boolean chosen = CHOSEN_BY.stream().anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
        if (!plain || chosen || !LONG.contains(arguments.get(0)) || arguments.contains("--help")) {
            return Optional.empty();
        }
        return process.command().map(Path::of).filter(Files::isExecutable).map(java -> new SuitedJava(java, Path.of(given[1])));
    }

    /** The exit code of the other Java; empty if it could not be started or its heap was too small, so that this one has to do the work. */
    OptionalInt run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.add("-D" + Main.SMALL_HEAP + "=true");
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            int code = process.waitFor();
            return code == Main.OUT_OF_HEAP ? OptionalInt.empty() : OptionalInt.of(code);
        } catch (IOException cannotStart) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(Main.INTERNAL);
        }
    }
}
