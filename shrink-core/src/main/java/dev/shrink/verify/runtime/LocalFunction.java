package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * A function that runs on this machine as it does in Lambda: one process, one event at a time, restarted where it died.
 *
 * <p>Request ids are counted, not random, so that two runs see the same ones. Closing ends the process.
 */
public final class LocalFunction implements AutoCloseable {

    private final FunctionCode code;
    private final FunctionSettings settings;
    private final RuntimeClient client;
    private final Isolation isolation;
    private final Path work;
    private FunctionProcess process;
    private int starts;
    private long requests;

    private LocalFunction(FunctionCode code, FunctionSettings settings, RuntimeClient client, Isolation isolation, Path work) throws IOException {
        this.code = code;
        this.settings = settings;
        this.client = client;
        this.isolation = isolation;
        this.work = work;
        this.process = startProcess();
    }

    /**
     * Starts a function; returns at once, while it starts.
     *
     * @param work a folder for temporary files and logs; the caller deletes it
     */
    public static LocalFunction start(FunctionCode code, FunctionSettings settings, RuntimeClient client, Isolation isolation, Path work) throws IOException {
        return new LocalFunction(code, settings, client, isolation, work.toAbsolutePath());
    }

    private FunctionProcess startProcess() throws IOException {
        starts++;
        return FunctionProcess.start(code, settings, client, isolation, Files.createDirectories(work.resolve("run-" + starts)));
    }

    /** Waits until the function waits for its first event; the error if it did not start. */
    public synchronized Optional<FunctionError> awaitInit() throws InterruptedException {
        return process.awaitInit();
    }

    /** Sends one event and waits for the answer. A function that died before is started anew, as Lambda does. */
    public synchronized Outcome invoke(String event) throws IOException, InterruptedException {
        if (!process.alive() && requests > 0) {
            process.close();
            process = startProcess();
        }
        long waited = System.nanoTime();
        Optional<FunctionError> initError = process.awaitInit();
        requests++;
        if (initError.isPresent()) {
            String log = process.newLog();
            Duration latency = Duration.ofNanos(System.nanoTime() - waited);
            return new Outcome(new Reply.Failure(initError.get()), latency, log);
        }
        return process.invoke(Invocation.of(new UUID(0, requests).toString(), event, settings.timeout()));
    }

    /** From the start of the process to its waiting for events, or to its error; empty before that. */
    public synchronized Optional<Duration> initTime() {
        return process.initTime();
    }

    /** The largest resident set in bytes that the running process has had; empty where this machine does not tell. */
    public synchronized OptionalLong peakBytes() {
        return process.peakBytes();
    }

    /** What the process has written so far and no outcome has told yet. */
    public synchronized String log() {
        return process.newLog();
    }

    /** The files that the running process has mapped, native libraries among them; empty where this machine does not tell. */
    public synchronized Set<String> mappedFiles() {
        return process.mappedFiles();
    }

    /** Ends the process in a way that lets it finish its work. */
    public synchronized void finish() throws InterruptedException {
        process.finish();
    }

    /** The running process, for recorders. */
    synchronized ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public synchronized void close() {
        process.close();
    }
}
