package dev.shrink.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.shrink.verify.runtime.FunctionError;
import dev.shrink.verify.runtime.Reply;

/**
 * Compares what two functions did with the same events: responses, errors with type, message and causes, and log output on request.
 *
 * @param masks what may differ
 * @param logs  whether log output is compared too, line by line, stack frames left out
 */
record Comparison(Masks masks, boolean logs) {

    /** The differences, in the order of the events; one for each place, however often the event was sent. */
    List<Difference> compare(Recording original, Recording shrunk) {
        if (original.initError().isPresent() || shrunk.initError().isPresent()) {
            String left = original.initError().map(FunctionError::toString).orElse("none and starts");
            String right = shrunk.initError().map(FunctionError::toString).orElse("none and starts");
            return masks.apply(left).equals(masks.apply(right)) ? List.of() : List.of(new Difference("", "error at the start", "", left, right, false));
        }
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < original.answers().size(); i++) {
            compare(original.answers().get(i), shrunk.answers().get(i), differences);
        }
        Map<String, Difference> once = differences.stream()
            .collect(Collectors.toMap(Difference::place, Function.identity(), (first, later) -> first, LinkedHashMap::new));
        return List.copyOf(once.values());
    }

    private void compare(Recording.Answer original, Recording.Answer shrunk, List<Difference> differences) {
        String event = original.event();
        Reply left = original.outcome().reply();
        Reply right = shrunk.outcome().reply();
        if (left instanceof Reply.Success a && right instanceof Reply.Success b) {
            JsonDifferences.between(a.payload(), b.payload(), masks)
                .forEach(place -> differences.add(new Difference(event, "response", place.pointer(), place.left(), place.right(), false)));
        } else if (left instanceof Reply.Failure a && right instanceof Reply.Failure b) {
            if (!masks.apply(a.error().toString()).equals(masks.apply(b.error().toString()))) {
                differences.add(new Difference(event, "error", "", a.error().toString(), b.error().toString(), false));
            }
        } else {
            differences.add(new Difference(event, "answer", "", describe(left), describe(right), false));
        }
        if (logs) {
            String a = lines(original.outcome().log());
            String b = lines(shrunk.outcome().log());
            if (!a.equals(b)) {
                JsonDifferences.betweenTexts(a, b, masks)
                    .forEach(place -> differences.add(new Difference(event, "log", "", place.left(), place.right(), false)));
            }
        }
    }

    private static String describe(Reply reply) {
        return reply instanceof Reply.Failure failure ? "the error " + failure.error() : "a response";
    }

    /** Stack frames carry line numbers, which a user may have taken out. */
    private String lines(String log) {
        return log.lines().filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... ")).map(masks::apply).collect(Collectors.joining("\n"));
    }
}
