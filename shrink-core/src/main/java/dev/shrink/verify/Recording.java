package dev.shrink.verify;

import java.util.List;
import java.util.Optional;

import dev.shrink.verify.runtime.FunctionError;
import dev.shrink.verify.runtime.Outcome;

/**
 * What a function did with a series of events.
 *
 * @param initError why it did not start; empty if it did
 * @param answers   what came of each event, in order; empty if it did not start
 * @param initLog   what it wrote before the first event, only if it did not start
 * @param profile   how long it took and how much memory
 */
public record Recording(Optional<FunctionError> initError, List<Answer> answers, String initLog, Profile profile) {

    /**
     * What came of one event.
     *
     * @param event   the event's name
     * @param round   0 for the first time that the event was sent, 1 for the second
     * @param outcome the outcome, with the function's folders called as Lambda calls them
     */
    public record Answer(String event, int round, Outcome outcome) { }

    public Recording {
        answers = List.copyOf(answers);
    }

    /** All that was said about failures, for finding names in. */
    String failureText() {
        StringBuilder text = new StringBuilder(initLog);
        initError.ifPresent(error -> text.append('\n').append(error));
        answers.forEach(answer -> text.append('\n').append(answer.outcome().reply()).append('\n').append(answer.outcome().log()));
        return text.toString();
    }
}
