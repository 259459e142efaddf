package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.function.Consumer;

/** {@code python.tests}: test code and its data, unless something outside of tests uses it. */
public final class TestsRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.tests", Stage.FILES, Safety.LOSSLESS,
            "Takes out tests that no module outside of tests refers to");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (facts.get(PythonTree.ANALYSIS).isEmpty()) {
            return;
        }
        TestModules tests = facts.get(TestModules.ANALYSIS);
        Reason unused = Reason.of(INFO, "it is test code or test data, and no module outside of tests refers to it");
        tests.removable().forEach(entry -> out.accept(new Remove(entry.path(), unused)));
        tests.needed().forEach((path, why) -> out.accept(new Keep(path, Keep.Extent.PRESENCE, Reason.of(INFO, "it lies among tests but is used at run time", why))));
    }
}
