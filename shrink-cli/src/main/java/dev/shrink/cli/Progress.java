package dev.shrink.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells people that something is going on: one line that is written over, with the seconds that the step takes.
 * Where nobody looks, nothing is written, or one line per step for those who asked for it.
 */
final class Progress implements Consumer<String>, AutoCloseable {

    private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String CLEAR = "\r\u001b[2K";
    private static final long DELAY_MILLIS = 400;
    private static final long PERIOD_MILLIS = 100;

    private final PrintStream err;
    private final boolean lines;
    private final Optional<ScheduledExecutorService> painter;
    private String step = "";
    private long since = System.nanoTime();
    private boolean painted;

    /**
     * @param animated whether the line may be written over
     * @param lines    whether to write a line per step instead
     */
    Progress(PrintStream err, boolean animated, boolean lines) {
        this.err = err;
        this.lines = lines;
        this.painter = animated ? Optional.of(Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        })) : Optional.empty();
        painter.ifPresent(p -> p.scheduleAtFixedRate(this::paint, DELAY_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public synchronized void accept(String next) {
        finish();
        step = next;
        since = System.nanoTime();
    }

    private synchronized void paint() {
        if (!step.isEmpty()) {
            err.print(CLEAR + FRAMES[(int) (seconds() * 10) % FRAMES.length] + " " + step + String.format(Locale.ROOT, " %.0f s", seconds()));
            err.flush();
            painted = true;
        }
    }

    private void finish() {
        if (lines && !step.isEmpty()) {
            err.printf(Locale.ROOT, "shrink: %s (%.1f s)%n", step, seconds());
        }
    }

    private double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Takes the line away, so that what comes next has the terminal to itself. */
    @Override
    public synchronized void close() {
        painter.ifPresent(ScheduledExecutorService::shutdownNow);
        finish();
        step = "";
        if (painted) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
