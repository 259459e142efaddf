package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.dist.Distribution;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.function.Consumer;

/** {@code python.unreached-distributions}: whole distributions of which no handler or root can import a module. */
public final class DistributionsRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.unreached-distributions", Stage.CODE, Safety.STATIC,
            "Takes out Python distributions that no handler or root can import");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        for (Installed here : tree.installed()) {
            PythonReach reach = facts.get(FunctionReach.ANALYSIS).of(here.site().artifact());
            if (reach.active() && !isUsed(here, tree, reach)) {
                Reason unreached = Reason.of(INFO, "no chain of imports leads from a root to any module of " + here.distribution().name());
                boolean lookedUp = isLookedUp(here.distribution(), reach);
                here.distribution().files().stream().filter(file -> !lookedUp || !file.startsWith(here.distribution().folder()))
                        .flatMap(file -> here.site().file(file).stream()).filter(entry -> isOwnedBy(here, tree, entry))
                        .forEach(entry -> out.accept(new Remove(entry.path(), unreached)));
            }
        }
    }

    private static boolean isOwnedBy(Installed here, PythonTree tree, Entry entry) {
        return tree.ownerOf(entry).filter(here::equals).isPresent();
    }

    /** Used, or not to be judged: without modules, or with libraries that reached code names. */
    private static boolean isUsed(Installed here, PythonTree tree, PythonReach reach) {
        List<ModuleFile> modules = here.distribution().files().stream().flatMap(file -> here.site().file(file).stream())
                .flatMap(entry -> tree.moduleFile(entry.path()).stream()).filter(ModuleFile::importable).toList();
        boolean mentioned = here.distribution().files().stream().map(file -> file.substring(file.lastIndexOf('/') + 1)).anyMatch(reach.libraries()::contains);
        return modules.isEmpty() || mentioned || modules.stream().flatMap(file -> tree.modulesOf(file.entry().path()).stream()).anyMatch(reach::reaches);
    }

    /** Metadata stays where reached code may ask for the distribution by its name. */
    private static boolean isLookedUp(Distribution distribution, PythonReach reach) {
        return reach.strings().containsKey(distribution.name()) || reach.strings().containsKey(distribution.normalizedName()) || reach.reaches("pkg_resources");
    }
}
