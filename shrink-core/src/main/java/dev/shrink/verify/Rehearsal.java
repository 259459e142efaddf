package dev.shrink.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.shrink.model.EntryPath;
import dev.shrink.model.Scratch;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.verify.runtime.FunctionCode;

/**
 * Runs the functions of a shrunk deployment that have events, each with the layers, and takes back what breaks them.
 *
 * <p>A function that fails is repaired before the next one is run, so that what it needs of a shared layer is there for the others too. When anything
 * was put back, every function is run once more with what came of it all.
 */
public final class Rehearsal {

    private final Unpacker unpacker;
    private final Scratch scratch;
    private final int maxRuns;
    private final Consumer<String> steps;

    /**
     * @param maxRuns how often each function may be run to repair it; 0 for not repairing
     * @param steps   is told what comes next
     */
    public Rehearsal(Unpacker unpacker, Scratch scratch, int maxRuns, Consumer<String> steps) {
        this.unpacker = unpacker;
        this.scratch = scratch;
        this.maxRuns = maxRuns;
        this.steps = steps;
    }

    /**
     * What became of a function.
     *
     * @param function its name
     * @param result   what the last run showed
     * @param repaired what was put back for it
     */
    public record Ran(String function, VerifyResult result, Optional<Repair.Repaired> repaired) { }

    /**
     * What became of all.
     *
     * @param plan      the plan with all entries put back
     * @param outcome   what it gives
     * @param functions each function that was run
     */
    public record Result(Plan plan, Outcome outcome, List<Ran> functions) {

        public Result {
            functions = List.copyOf(functions);
        }
    }

    /**
     * Runs the functions.
     *
     * @param originals verifiers that have run the original, by the function's name
     * @param plan      of the whole deployment
     * @param outcome   what it gave
     */
    public Result run(Map<String, Verifier> originals, Plan plan, Outcome outcome) throws IOException, InterruptedException {
        Map<String, VerifyResult> results = new LinkedHashMap<>();
        Map<String, Repair.Repaired> repaired = new HashMap<>();
        Plan working = plan;
        Outcome current = outcome;
        for (Map.Entry<String, Verifier> original : originals.entrySet()) {
            String function = original.getKey();
            VerifyResult result = verify(original.getValue(), function, current, "running the shrunk function ");
            results.put(function, result);
            if (result.passed() || !result.comparable() || maxRuns == 0) {
                continue;
            }
            steps.accept("finding out what must be put back for " + function);
            Optional<Repair.Repaired> found = new Repair(original.getValue(), unpacker, scratch, maxRuns).repair(working.only(function), current.only(function), result.shrunk());
            if (found.isPresent()) {
                repaired.put(function, found.get());
                working = PutBack.of(working, found.get().putBack(), Repair.reason());
                current = with(working, outcome);
            }
        }
        for (String function : repaired.isEmpty() ? List.<String>of() : List.copyOf(results.keySet())) {
            if (results.get(function).passed() || repaired.containsKey(function)) {
                results.put(function, verify(originals.get(function), function, current, "running once more, with what was put back, "));
            }
        }
        List<Ran> ran = new ArrayList<>();
        results.forEach((function, result) -> ran.add(new Ran(function, result, Optional.ofNullable(repaired.get(function)))));
        return new Result(working, current, ran);
    }

    private VerifyResult verify(Verifier original, String function, Outcome outcome, String step) throws IOException, InterruptedException {
        steps.accept(step + function);
        FunctionCode code = unpacker.unpack(outcome.result().only(function));
        try {
            return original.verify(code);
        } finally {
            unpacker.discard(code);
        }
    }

    /** What a plan with entries put back gives, without rewriting anything a second time. */
    private Outcome with(Plan working, Outcome outcome) {
        Outcome again = new PlanExecutor(scratch, diagnostic -> { }).execute(FrozenPlan.of(working, outcome));
        Map<EntryPath, List<Outcome.Applied>> rewrites = new HashMap<>(outcome.rewrites());
        rewrites.keySet().retainAll(again.rewrites().keySet());
        return new Outcome(again.result(), Map.copyOf(rewrites));
    }
}
