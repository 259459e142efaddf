package dev.shrink.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.shrink.model.EntryPath;
import dev.shrink.model.Scratch;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.rule.Reason;
import dev.shrink.verify.runtime.FunctionCode;

/**
 * Finds the decisions that break a function and takes them back.
 *
 * <p>First it trusts the failure: what it names goes back, which may bring the next failure to light. Where that leads nowhere, or to more than
 * is needed, the decisions are bisected: first by folder, then by entry.
 */
public final class Repair {

    /** The rule that reasons of put-back entries name. */
    public static final String RULE = "verify";

    private static final int MAX_FOLLOWED_FAILURES = 8;

    private final Verifier verifier;
    private final Unpacker unpacker;
    private final PlanExecutor executor;
    private final int maxRuns;
    private final Map<Set<Decision>, Boolean> tried = new HashMap<>();
    private int runs;

    /** @param maxRuns how often the function may be run; then more is put back than needed */
    public Repair(Verifier verifier, Unpacker unpacker, Scratch scratch, int maxRuns) {
        this.verifier = verifier;
        this.unpacker = unpacker;
        this.executor = new PlanExecutor(scratch, diagnostic -> { });
        this.maxRuns = maxRuns;
    }

    /**
     * A plan that works.
     *
     * @param plan    the plan with entries put back
     * @param putBack what was put back
     * @param minimal whether the function fails without any one of them
     * @param runs    how often it was run
     */
    public record Repaired(Plan plan, List<EntryPath> putBack, boolean minimal, int runs) {

        public Repaired {
            putBack = List.copyOf(putBack);
        }

        /** What to write under {@code keep} so that the next shrink gets it right at once. */
        public List<String> keepEntries() {
            return putBack.stream().map(Repaired::keepEntry).distinct().sorted().toList();
        }

        private static String keepEntry(EntryPath path) {
            String name = path.name().replaceFirst("^META-INF/versions/\\d+/", "");
            return name.endsWith(".class") && !name.endsWith("-info.class") ? name.substring(0, name.length() - ".class".length()).replace('/', '.') : path.toString();
        }
    }

    /**
     * Takes back what breaks the function.
     *
     * @param plan    a plan of one function and its layers
     * @param outcome what it gave
     * @param failed  what the function did with it
     * @return empty if the function fails even with every decision taken back
     */
    public Optional<Repaired> repair(Plan plan, Outcome outcome, Recording failed) throws IOException, InterruptedException {
        Plan frozen = FrozenPlan.of(plan, outcome);
        List<Decision> candidates = PutBack.candidates(frozen);
        Set<Decision> suspects = followFailures(frozen, candidates, failed);
        Optional<Culprits.Found<Decision>> found = suspects.isEmpty() ? Optional.empty()
            : Culprits.find(List.copyOf(suspects), putBack -> works(frozen, putBack), left());
        if (found.isEmpty()) {
            found = bisect(frozen, candidates, suspects);
        }
        return found.map(f -> {
            List<EntryPath> paths = f.culprits().stream().map(decision -> decision.entry().path()).sorted().toList();
            return new Repaired(PutBack.of(plan, paths, reason()), paths, f.minimal(), runs);
        });
    }

    /** The reason that put-back entries carry. */
    static Reason reason() {
        return new Reason(RULE, "The recorded events need it: without it the function answered differently", List.of());
    }

    private int left() {
        return Math.max(1, maxRuns - runs);
    }

    private Set<Decision> followFailures(Plan frozen, List<Decision> candidates, Recording failed) throws IOException, InterruptedException {
        Suspects named = new Suspects(candidates, verifier.original().failureText());
        Set<Decision> suspects = new LinkedHashSet<>(named.in(failed.failureText()));
        Set<Decision> newest = suspects;
        for (int i = 0; i < MAX_FOLLOWED_FAILURES && !newest.isEmpty() && runs < maxRuns; i++) {
            Recording attempt = attempt(frozen, suspects);
            boolean works = verifier.agrees(attempt);
            tried.put(Set.copyOf(suspects), works);
            if (works) {
                return suspects;
            }
            newest = named.in(attempt.failureText());
            newest.removeAll(suspects);
            suspects.addAll(newest);
        }
        return suspects;
    }

    private Optional<Culprits.Found<Decision>> bisect(Plan frozen, List<Decision> candidates, Set<Decision> suspects) throws IOException, InterruptedException {
        Map<String, List<Decision>> byFolder = new LinkedHashMap<>();
        suspects.forEach(decision -> byFolder.computeIfAbsent(group(decision), g -> new ArrayList<>()));
        candidates.forEach(decision -> byFolder.computeIfAbsent(group(decision), g -> new ArrayList<>()).add(decision));
        Optional<Culprits.Found<String>> folders = Culprits.find(List.copyOf(byFolder.keySet()),
            putBack -> works(frozen, putBack.stream().flatMap(group -> byFolder.get(group).stream()).toList()), left());
        if (folders.isEmpty()) {
            return Optional.empty();
        }
        List<Decision> inside = folders.get().culprits().stream().flatMap(group -> byFolder.get(group).stream()).toList();
        if (runs >= maxRuns) {
            return Optional.of(new Culprits.Found<>(inside, false, runs));
        }
        return Culprits.find(inside, putBack -> works(frozen, putBack), left());
    }

    private static String group(Decision decision) {
        EntryPath path = decision.entry().path();
        return path.artifact() + ":" + path.container() + ":" + path.folder();
    }

    private boolean works(Plan frozen, Collection<Decision> putBack) throws IOException, InterruptedException {
        Set<Decision> set = Set.copyOf(putBack);
        Boolean known = tried.get(set);
        if (known == null) {
            known = verifier.agrees(attempt(frozen, putBack));
            tried.put(set, known);
        }
        return known;
    }

    private Recording attempt(Plan frozen, Collection<Decision> putBack) throws IOException, InterruptedException {
        runs++;
        Plan changed = PutBack.of(frozen, putBack.stream().map(decision -> decision.entry().path()).toList(), reason());
        FunctionCode code = unpacker.unpack(executor.execute(changed).result());
        try {
            return verifier.attempt(code);
        } finally {
            unpacker.discard(code);
        }
    }
}
