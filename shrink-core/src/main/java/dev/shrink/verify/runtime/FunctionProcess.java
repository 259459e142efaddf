package dev.shrink.verify.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One execution environment: a runtime client's process and the Runtime API that it talks to. */
final class FunctionProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 5;
    private static final int SETTLE_SECONDS = 2;

    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Duration> initTime;
    private int logRead;

    private FunctionProcess(FunctionSettings settings, RuntimeApi api, Process process, Path log, long started) {
        this.settings = settings;
        this.api = api;
        this.process = process;
        this.log = log;
        this.initTime = api.initialized().thenApply(error -> Duration.ofNanos(System.nanoTime() - started));
        process.onExit().thenAccept(ended -> api.abandon(FunctionError.ofPlatform("Runtime.ExitError",
            "The function's process ended with exit status " + ended.exitValue())));
    }

    /** Starts a process that keeps its files below {@code work}, an empty folder. */
    static FunctionProcess start(FunctionCode code, FunctionSettings settings, RuntimeClient client, Isolation isolation, Path work) throws IOException {
        Path temp = Files.createDirectories(work.resolve("tmp"));
        Folders folders = isolation.folders(code, client, temp);
        Launch launch = client.launch(folders, settings);
        RuntimeApi api = RuntimeApi.start(settings.arn());
        try {
            Path log = work.resolve("log.txt");
            ProcessBuilder builder = new ProcessBuilder(isolation.command(launch, code, client))
                .directory(isolation instanceof PlainProcess ? folders.task().toFile() : work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(folders, settings, api.address()));
            builder.environment().putAll(launch.environment());
            builder.environment().putAll(settings.environment());
            long started = System.nanoTime();
            return new FunctionProcess(settings, api, builder.start(), log, started);
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** What Lambda sets for every function: the developer guide, "Defined runtime environment variables". */
    private static Map<String, String> environment(Folders folders, FunctionSettings settings, String api) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("_HANDLER", settings.handler());
        variables.put("AWS_LAMBDA_RUNTIME_API", api);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMib()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + settings.runtime().id());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("LAMBDA_TASK_ROOT", folders.task().toString());
        variables.put("LAMBDA_RUNTIME_DIR", folders.client().toString());
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("TMPDIR", folders.temp().toString());
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:" + folders.layers().resolve("bin"));
        variables.put("LD_LIBRARY_PATH", folders.task() + ":" + folders.task().resolve("lib") + ":" + folders.layers().resolve("lib"));
        return variables;
    }

    /** Waits until the function has started; the error if it has not. */
    Optional<FunctionError> awaitInit() throws InterruptedException {
        try {
            Optional<FunctionError> error = api.initialized().get(settings.initTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (error.isPresent()) {
                process.waitFor(SETTLE_SECONDS, TimeUnit.SECONDS); // it logs the causes after it has reported the error
            }
            return error.map(e -> e.withCausesFrom(wholeLog()));
        } catch (TimeoutException e) {
            stop();
            return Optional.of(FunctionError.ofPlatform("Sandbox.Timedout", "The function did not start within " + seconds(settings.initTimeout())));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the start of a function fails only by completing with an error", e);
        }
    }

    /** From starting the process to its asking for the first event, or to its error; empty before that. */
    Optional<Duration> initTime() {
        return Optional.ofNullable(initTime.getNow(null));
    }

    Outcome invoke(Invocation invocation) throws InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Reply> future = api.submit(invocation);
        if (!process.isAlive()) {
            api.abandon(FunctionError.ofPlatform("Runtime.ExitError", "The function's process ended with exit status " + process.exitValue()));
        }
        Reply reply;
        try {
            reply = future.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop();
            reply = new Reply.Failure(FunctionError.ofPlatform("Sandbox.Timedout", "Task timed out after " + seconds(settings.timeout())));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply fails only by completing with a failure", e);
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        settle();
        String text = newLog();
        if (reply instanceof Reply.Failure failure) {
            reply = new Reply.Failure(failure.error().withCausesFrom(text));
            if (failure.error().type().equals(RuntimeApi.TOO_LARGE)) {
                stop(); // the client gives up on this
            }
        }
        return new Outcome(reply, latency, text);
    }

    /** The client writes the causes of an error to its log after it has posted the error. */
    private void settle() throws InterruptedException {
        try {
            api.idle().get(SETTLE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return; // a client that is busy with something else: the log so far must do
        } catch (ExecutionException e) {
            throw new IllegalStateException("being idle cannot fail", e);
        }
    }

    /** What has been logged since the last call. */
    String newLog() {
        String all = wholeLog();
        String fresh = all.substring(logRead);
        logRead = all.length();
        return fresh;
    }

    private String wholeLog() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The largest resident set so far in bytes; empty where this machine does not tell. */
    OptionalLong peakBytes() {
        return PeakMemory.of(process.toHandle());
    }

    /** Paths of the files that the process has mapped, from Linux's {@code /proc/PID/maps}. */
    Set<String> mappedFiles() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "maps"))) {
            return lines.filter(line -> line.contains(" /")).map(line -> line.substring(line.indexOf(" /") + 1)).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            return Set.of(); // no /proc here, or the process has just ended
        }
    }

    /** Takes the API away, at which a client ends by itself, and waits for that. */
    void finish() throws InterruptedException {
        api.close();
        process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    }

    private void stop() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.2f seconds", time.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        stop();
        api.close();
    }
}
