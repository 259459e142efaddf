package dev.shrink.verify.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * One event on its way to a function.
 *
 * @param requestId what the function sees as its request id
 * @param event the event as JSON text
 * @param deadline when the function must have answered
 */
public record Invocation(String requestId, String event, Instant deadline) {

    /** An invocation that must be answered within {@code timeout} from now. */
    public static Invocation of(String requestId, String event, Duration timeout) {
        return new Invocation(requestId, event, Instant.now().plus(timeout));
    }
}
