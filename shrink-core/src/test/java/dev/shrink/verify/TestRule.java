package dev.shrink.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.plan.Plan;
import dev.shrink.plan.Planner;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Proposes what a test wants. */
record TestRule(Function<EntryPath, Optional<Proposal>> opinion) implements Rule {

    @Override
    public RuleInfo info() {
        return new RuleInfo("test", Stage.FILES, Safety.LOSSLESS, "Does what a test wants");
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        view.walk().forEach(entry -> opinion.apply(entry.path()).ifPresent(out));
    }

    Plan plan(Facts facts) {
        return new Planner(List.of(this)).plan(facts, Safety.LOSSLESS);
    }
}
