package dev.shrink.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.shrink.model.Content;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Scratch;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.rule.Proposal.Rewrite;
import dev.shrink.rule.Transform;

/** A plan whose rewrites give what they gave when they were applied: it can be applied many times at the cost of copying. */
final class FrozenPlan {

    private FrozenPlan() { }

    static Plan of(Plan plan, Outcome outcome) {
        Map<EntryPath, Content> results = outcome.result().walk().filter(entry -> outcome.rewrites().containsKey(entry.path()))
            .collect(Collectors.toMap(Entry::path, Entry::content));
        Map<EntryPath, Decision> decisions = new LinkedHashMap<>(plan.decisions());
        decisions.replaceAll((path, decision) -> {
            if (decision.rewrites().isEmpty()) {
                return decision;
            }
            List<Rewrite> rewrites = results.containsKey(path)
                ? List.of(new Rewrite(path, new Result(results.get(path)), decision.rewrites().get(0).reason())) : List.of();
            return new Decision(decision.entry(), decision.verdict(), rewrites, decision.overruled());
        });
        return new Plan(plan.input(), decisions, plan.additions());
    }

    private record Result(Content result) implements Transform {
        @Override
        public String id() {
            return "frozen";
        }

        @Override
        public boolean mayGrow() {
            return true;
        }

        @Override
        public Content apply(Content in, Scratch scratch) {
            return result;
        }
    }
}
