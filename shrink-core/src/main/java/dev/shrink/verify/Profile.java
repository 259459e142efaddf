package dev.shrink.verify;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

import dev.shrink.model.Size;

/**
 * Time and memory of a run.
 *
 * @param init      from the start of the process to its waiting for events
 * @param first     the first event's latency
 * @param warm      the median latency of the later events; zero if there was only one
 * @param peakBytes the largest resident set in bytes; empty where the machine does not tell
 */
public record Profile(Duration init, Duration first, Duration warm, OptionalLong peakBytes) {

    /** Of a function that did not start. */
    static final Profile NONE = new Profile(Duration.ZERO, Duration.ZERO, Duration.ZERO, OptionalLong.empty());

    @Override
    public String toString() {
        return "init " + millis(init) + ", first event " + millis(first) + ", warm " + millis(warm)
            + (peakBytes.isPresent() ? ", peak memory " + new Size(peakBytes.getAsLong()) : "");
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
