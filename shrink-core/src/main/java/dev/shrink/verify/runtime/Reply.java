package dev.shrink.verify.runtime;

/** What a function answered to one event. */
public sealed interface Reply {

    /**
     * The function returned.
     *
     * @param payload the response as the runtime client sent it, JSON text for all but streaming handlers
     */
    record Success(String payload) implements Reply {}

    /** The function threw, did not start, did not answer in time, or its process ended. */
    record Failure(FunctionError error) implements Reply {}
}
