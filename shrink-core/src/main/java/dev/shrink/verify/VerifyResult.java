package dev.shrink.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.shrink.verify.runtime.FunctionError;
import dev.shrink.verify.runtime.Reply;

/**
 * Whether the shrunk function does what the original does.
 *
 * @param original    what the original did
 * @param shrunk      what the shrunk function did
 * @param differences what it does differently
 * @param client      what ran them
 * @param unproven    what this run does not show, one sentence each
 */
public record VerifyResult(Recording original, Recording shrunk, List<Difference> differences, String client, List<String> unproven) {

    /** What AWS's clients answer each event with where the handler is named wrongly. */
    private static final Set<String> NO_HANDLER = Set.of("Runtime.BadFunctionCode", "Runtime.MalformedHandlerName", "Runtime.HandlerNotFound", "Runtime.ImportModuleError");

    public VerifyResult {
        differences = List.copyOf(differences);
        unproven = List.copyOf(unproven);
    }

    /** Whether the original ran and the shrunk function did all that it did. */
    public boolean passed() {
        return comparable() && differences.isEmpty();
    }

    /** Whether the original has a behaviour to compare with. */
    public boolean comparable() {
        return notRunning().isEmpty();
    }

    /** Why the original has no behaviour to compare with: it does not start, or the client finds no handler in it. */
    private Optional<FunctionError> notRunning() {
        return original.initError().or(() -> original.answers().stream().map(answer -> answer.outcome().reply())
            .filter(Reply.Failure.class::isInstance).map(reply -> ((Reply.Failure) reply).error()).filter(VerifyResult::isOfTheClient).findFirst());
    }

    /** Whether AWS's client says that it finds no handler; for a class that is not there it has no type of its own, but words. */
    private static boolean isOfTheClient(FunctionError error) {
        return NO_HANDLER.contains(error.type()) || error.type().equals("java.lang.ClassNotFoundException") && error.message().startsWith("Class not found: ");
    }

    /** The outcome in one sentence. */
    public String verdict() {
        if (notRunning().isPresent()) {
            return "Nothing is proved: the original does not start: " + notRunning().get();
        }
        long events = original.answers().stream().filter(answer -> answer.round() == 0).count();
        return differences.isEmpty()
            ? "The shrunk function does with " + count(events, "event") + " what the original does."
            : "The shrunk function behaves differently in " + count(differences.size(), "place") + ".";
    }

    /** The whole story as lines of text. */
    public String text() {
        StringBuilder text = new StringBuilder(verdict()).append('\n');
        differences.forEach(difference -> text.append("  ").append(difference.sentence()).append('\n'));
        text.append("original  ").append(original.profile()).append('\n');
        text.append("shrunk    ").append(shrunk.profile()).append('\n');
        text.append("ran in    ").append(client).append('\n');
        if (!unproven.isEmpty()) {
            text.append("not proved:\n");
            unproven.forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        }
        return text.toString();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
