package dev.shrink.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.model.ShrinkException.BadRequest;

/**
 * What functions talk to while they are run with events: a command of the user's. It prints {@code NAME=VALUE} for each variable that all functions
 * get, or {@code FUNCTION:NAME=VALUE} for one of them, then an empty line when everything is up; it ends when its standard input does.
 */
public final class Backends implements AutoCloseable {

    private static final Pattern VARIABLE = Pattern.compile("(?:([^:=\\s]+):)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 20;
    private static final int LAST_LINES = 10;

    private final Optional<Process> process;
    private final List<Variable> variables;

    private record Variable(String function, String name, String value) { }

    private Backends(Optional<Process> process, List<Variable> variables) {
        this.process = process;
        this.variables = variables;
    }

    /**
     * Starts what the settings name, if they name anything, and waits until it is up.
     *
     * @param folder for the command's log; the caller deletes it
     * @throws BadRequest if the command ends before it says that all is up, or takes five minutes
     */
    public static Backends start(Settings settings, Path folder) throws IOException, InterruptedException {
        Optional<String> command = settings.get(VerifySettings.BACKENDS).filter(text -> !text.isBlank());
        return command.isPresent() ? start(command.get(), settings.origin(VerifySettings.BACKENDS), folder, PATIENCE) : new Backends(Optional.empty(), List.of());
    }

    static Backends start(String command, String origin, Path folder, Duration patience) throws IOException, InterruptedException {
        Path log = Files.createDirectories(folder).resolve("backends.log");
        Process process = new ProcessBuilder("/bin/sh", "-c", command).redirectError(log.toFile()).start();
        CompletableFuture<Stream<String>> up = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, up), "output of backends");
        reader.setDaemon(true);
        reader.start();
        Backends started = new Backends(Optional.of(process), List.of());
        try {
            List<Variable> variables = up.get(patience.toMillis(), TimeUnit.MILLISECONDS).map(line -> variable(line, origin)).toList();
            return new Backends(Optional.of(process), variables);
        } catch (TimeoutException e) {
            started.close();
            throw new BadRequest("verify.backends", origin, "the backends are not up after " + patience.toSeconds() + " seconds", "Print an empty line when they are");
        } catch (ExecutionException e) {
            started.close();
            throw new BadRequest("verify.backends", origin, "the backends ended before they were up" + said(log), "Print an empty line when they are up, and run until standard input ends");
        } catch (BadRequest | InterruptedException e) {
            started.close();
            throw e;
        }
    }

    /** Reads on after the empty line: a process whose output nobody reads stands still. */
    private static void read(Process process, CompletableFuture<Stream<String>> up) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Stream.Builder<String> variables = Stream.builder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    up.complete(variables.build());
                    break;
                }
                variables.add(line);
            }
            lines.lines().forEach(line -> { });
        } catch (IOException | UncheckedIOException e) {
            up.completeExceptionally(e); // without effect if it was up: then it is being ended
        }
        up.completeExceptionally(new IOException("the output ended"));
    }

    private static Variable variable(String line, String origin) {
        Matcher matcher = VARIABLE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new BadRequest("verify.backends", origin, "the backends print '" + line + "', which is no variable", "Print NAME=VALUE or FUNCTION:NAME=VALUE, and everything else to standard error");
        }
        return new Variable(Optional.ofNullable(matcher.group(1)).orElse(""), matcher.group(2), matcher.group(3));
    }

    private static String said(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        String last = lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).collect(Collectors.joining("\n"));
        return last.isBlank() ? "" : ": " + last;
    }

    /** The variables of a function. */
    public Map<String, String> environment(String function) {
        Map<String, String> environment = new LinkedHashMap<>();
        variables.stream().filter(variable -> variable.function().isEmpty()).forEach(variable -> environment.put(variable.name(), variable.value()));
        variables.stream().filter(variable -> variable.function().equals(function)).forEach(variable -> environment.put(variable.name(), variable.value()));
        return environment;
    }

    /** Ends its standard input, and kills what does not end then. */
    @Override
    public void close() {
        process.ifPresent(running -> {
            List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle())).toList();
            try {
                running.getOutputStream().close();
                running.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (IOException e) {
                System.getLogger(Backends.class.getName()).log(System.Logger.Level.DEBUG, "the backends had closed their standard input", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }
}
