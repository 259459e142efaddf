package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.function.Consumer;

/** {@code python.untraced-modules}: modules that no recorded run imported, outside of a safety closure. */
public final class UntracedRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.untraced-modules", Stage.CODE, Safety.TRACED,
            "Takes out Python modules that no recorded run imported and no kept module needs at once");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (facts.get(PythonTree.ANALYSIS).isEmpty() || !TracedReach.isInForce(facts)) {
            return;
        }
        PythonReach traced = facts.get(TracedReach.ANALYSIS);
        PythonReach reached = facts.get(PythonReach.ANALYSIS);
        long uncovered = reached.active() ? reached.modules().stream().filter(m -> !facts.get(Traces.ANALYSIS).modules().contains(m)).count() : 0;
        if (uncovered > 0) {
            facts.tell(Diagnostic.note("python.trace-coverage", "recordings", uncovered + " of " + reached.modules().size()
                    + " modules that the roots can import were imported in no recorded run"));
        }
        Unreached.propose(INFO, facts.get(PythonTree.ANALYSIS), traced, "no recorded run imported it: ", facts, out);
    }
}
