package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.FunctionError;
import dev.shrink.verify.runtime.FunctionSettings;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.LocalFunction;
import dev.shrink.verify.runtime.Outcome;
import dev.shrink.verify.runtime.Reply;
import dev.shrink.verify.runtime.RuntimeClient;

/**
 * How events are replayed.
 *
 * @param settings  the function's configuration
 * @param client    what runs the handler
 * @param isolation how far the process is kept from this machine
 * @param events    the events, sent in this order
 * @param unproven  what these settings leave unproved, one sentence each
 * @param rounds    how often the series is sent, to see warm latencies and state that is kept between events; at least 1
 */
public record Replay(FunctionSettings settings, RuntimeClient client, Isolation isolation, List<Event> events, List<String> unproven, int rounds) {

    public Replay {
        events = List.copyOf(events);
        unproven = List.copyOf(unproven);
    }

    /** Replays the events against a function in a fresh process. {@code work} is an empty folder, and is not cleaned up. */
    public Recording record(FunctionCode code, Path work) throws IOException, InterruptedException {
        List<Recording.Answer> answers = new ArrayList<>();
        try (LocalFunction function = LocalFunction.start(code, settings, client, isolation, work)) {
            Optional<FunctionError> initError = function.awaitInit();
            if (initError.isPresent()) {
                return new Recording(initError.map(error -> error.rename(t -> asInLambda(t, code, work))), List.of(), asInLambda(function.log(), code, work), Profile.NONE);
            }
            for (int round = 0; round < rounds; round++) {
                for (Event event : events) {
                    answers.add(new Recording.Answer(event.name(), round, asInLambda(function.invoke(event.json()), code, work)));
                }
            }
            List<Duration> warm = answers.stream().skip(1).map(answer -> answer.outcome().latency()).sorted().toList();
            Duration first = answers.isEmpty() ? Duration.ZERO : answers.get(0).outcome().latency();
            Profile profile = new Profile(function.initTime().orElse(Duration.ZERO), first, warm.isEmpty() ? Duration.ZERO : warm.get(warm.size() / 2), function.peakBytes());
            return new Recording(Optional.empty(), answers, "", profile);
        }
    }

    private Outcome asInLambda(Outcome outcome, FunctionCode code, Path work) {
        Reply reply = outcome.reply() instanceof Reply.Failure failure
            ? new Reply.Failure(failure.error().rename(text -> asInLambda(text, code, work)))
            : new Reply.Success(asInLambda(((Reply.Success) outcome.reply()).payload(), code, work));
        return new Outcome(reply, outcome.latency(), asInLambda(outcome.log(), code, work));
    }

    /** A plain process sees the folders of this machine, other ones for the original and the shrunk function. */
    private static String asInLambda(String text, FunctionCode code, Path work) {
        String named = text.replace(code.task().toString(), "/var/task");
        if (code.layers().isPresent()) {
            named = named.replace(code.layers().get().toString(), "/opt");
        }
        return named.replaceAll(java.util.regex.Pattern.quote(work.toString()) + "/run-\\d+/task", "/var/task")
            .replaceAll(java.util.regex.Pattern.quote(work.toString()) + "/run-\\d+/tmp", "/tmp");
    }
}
