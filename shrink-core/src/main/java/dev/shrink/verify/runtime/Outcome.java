package dev.shrink.verify.runtime;

import java.time.Duration;

/**
 * What came of one event.
 *
 * @param reply   the function's answer
 * @param latency from handing the event over to having the answer
 * @param log     what the function wrote to standard output and error meanwhile; for the first event also what it wrote while it started
 */
public record Outcome(Reply reply, Duration latency, String log) { }
