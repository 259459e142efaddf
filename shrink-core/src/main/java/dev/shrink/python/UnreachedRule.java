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
import java.util.List;
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
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        PythonReach reach = facts.get(PythonReach.ANALYSIS);
        if (!reach.active()) {
            return;
        }
        for (String module : tree.modules()) {
            List<ModuleFile> files = tree.files(module);
            if (reach.reaches(module)) {
                Reason reached = Reason.of(INFO, "a root can import it", reach.chain(module).toArray(String[]::new));
                files.stream().filter(ModuleFile::importable).forEach(f -> out.accept(new Keep(f.entry().path(), Keep.Extent.PRESENCE, reached)));
            } else if (files.stream().noneMatch(f -> f.kind() == ModuleFile.Kind.EXTENSION && !f.isTaggedExtension())) {
                Reason unreached = Reason.of(INFO, "no chain of imports leads from a root to " + module);
                files.forEach(f -> out.accept(new Remove(f.entry().path(), unreached)));
                SafetyNet.stub(tree, module, facts).ifPresent(out);
            }
        }
        UnreachedData data = new UnreachedData(tree, reach);
        tree.sites().forEach(site -> site.files().forEach((relative, entry) -> data.reasonToRemove(site, relative, entry)
                .ifPresent(why -> out.accept(new Remove(entry.path(), Reason.of(INFO, why))))));
    }

}
