package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.Reply;

/**
 * Runs the original once and compares shrunk functions with it.
 *
 * <p>Not for several threads.
 */
public final class Verifier {

    private final Replay replay;
    private final Comparison comparison;
    private final FunctionCode originalCode;
    private final Path work;
    private final Recording original;
    private final Set<String> unstable = new HashSet<>();
    private int runs;

    private Verifier(Replay replay, Comparison comparison, FunctionCode originalCode, Path work) throws IOException, InterruptedException {
        this.replay = replay;
        this.comparison = comparison;
        this.originalCode = originalCode;
        this.work = work;
        this.original = record(originalCode);
    }

    /**
     * Runs the original.
     *
     * @param work a folder for temporary files; the caller deletes it
     */
    public static Verifier of(Replay replay, Masks masks, boolean logs, FunctionCode original, Path work) throws IOException, InterruptedException {
        return new Verifier(replay, new Comparison(masks, logs), original, work.toAbsolutePath());
    }

    /** Runs a shrunk function and compares. Where something differs, the original is run once more to see whether it agrees with itself. */
    public VerifyResult verify(FunctionCode shrunk) throws IOException, InterruptedException {
        Recording other = record(shrunk);
        List<Difference> differences = comparison.compare(original, other);
        if (!differences.isEmpty() && original.initError().isEmpty()) {
            comparison.compare(original, record(originalCode)).stream().map(Difference::place).forEach(unstable::add);
            differences = differences.stream().map(d -> unstable.contains(d.place()) ? d.asUnstable() : d).toList();
        }
        return new VerifyResult(original, other, differences, replay.client().title() + ", " + replay.isolation().title(), unproven());
    }

    /** How a shrunk function behaves; for many tries, as it runs the shrunk function only. */
    Recording attempt(FunctionCode shrunk) throws IOException, InterruptedException {
        return record(shrunk);
    }

    /** Whether a shrunk function did what the original does, but for places where the original is known not to agree with itself. */
    boolean agrees(Recording attempt) {
        return comparison.compare(original, attempt).stream().allMatch(difference -> unstable.contains(difference.place()));
    }

    /** What the original did. */
    public Recording original() {
        return original;
    }

    private Recording record(FunctionCode code) throws IOException, InterruptedException {
        runs++;
        return replay.record(code, Files.createDirectories(work.resolve("try-" + runs)));
    }

    private List<String> unproven() {
        List<String> sentences = new ArrayList<>(replay.unproven());
        sentences.addAll(replay.isolation().unproven(originalCode, replay.client()));
        original.answers().stream()
            .filter(answer -> answer.round() == 0 && answer.outcome().reply() instanceof Reply.Failure)
            .forEach(answer -> sentences.add("The original answers " + answer.event() + " with an error; what comes after it is not proved: " + ((Reply.Failure) answer.outcome().reply()).error()));
        return sentences;
    }
}
