package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.ByteCode;
import dev.shrink.config.PythonSettings;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.Set;
import java.util.function.Consumer;

/** {@code python.unreached-modules}: modules that no handler or root can import, the data of their packages, and libraries that only they load. */
public final class UnreachedRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.unreached-modules", Stage.CODE, Safety.STATIC,
            "Takes out Python modules that no handler or root can import");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree whole = facts.get(PythonTree.ANALYSIS);
        for (String artifact : whole.artifacts()) {
            PythonReach reach = facts.get(FunctionReach.ANALYSIS).of(artifact);
            if (reach.active()) {
                PythonTree tree = whole.within(Set.of(artifact));
                keepReached(tree, reach, facts, out);
                Unreached.propose(INFO, tree, reach, "no chain of imports leads from a root to ", facts, out);
            }
        }
    }

    /** A recording that is asked for may take away what imports could reach, so that then nothing is kept for being reachable. */
    private static void keepReached(PythonTree tree, PythonReach reach, Facts facts, Consumer<Proposal> out) {
        // where byte code takes the place of source, presence is not the source's
        boolean onlyByteCode = facts.settings().get(PythonSettings.BYTECODE) == ByteCode.ONLY;
        for (String module : TracedReach.isInForce(facts) ? Set.<String>of() : reach.modules()) {
            Reason reached = Reason.of(INFO, "a root can import it", reach.chain(module).toArray(String[]::new));
            tree.files(module).stream().filter(f -> f.importable() && !(f.kind() == ModuleFile.Kind.SOURCE && onlyByteCode))
                    .forEach(f -> out.accept(new Keep(f.entry().path(), Keep.Extent.PRESENCE, reached)));
        }
    }
}
