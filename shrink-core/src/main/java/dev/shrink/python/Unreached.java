package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Proposes to remove what a reach does not hold: modules, data of their packages, libraries that only they load. */
final class Unreached {
    private Unreached() {
    }

    static void propose(RuleInfo rule, PythonTree tree, PythonReach reach, String why, Facts facts, Consumer<Proposal> out) {
        for (String module : tree.modules()) {
            List<ModuleFile> files = tree.files(module);
            if (!reach.reaches(module) && files.stream().noneMatch(f -> f.kind() == ModuleFile.Kind.EXTENSION && !f.isTaggedExtension())) {
                Reason unreached = Reason.of(rule, why + module);
                List<ModuleFile> unused = files.stream().filter(f -> tree.modulesOf(f.entry().path()).stream().noneMatch(reach::reaches)).toList();
                unused.forEach(f -> out.accept(new Remove(f.entry().path(), unreached)));
                if (unused.size() == files.size()) {
                    SafetyNet.stub(rule, tree, reach, module, facts).ifPresent(out);
                }
            }
        }
        UnreachedData data = new UnreachedData(tree, reach);
        tree.sites().forEach(site -> site.files().forEach((relative, entry) -> data.reasonToRemove(site, relative, entry)
                .ifPresent(reason -> out.accept(new Remove(entry.path(), Reason.of(rule, reason))))));
    }
}
