package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.dist.Requirement;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code python.provided}: the AWS SDK that Lambda's Python runtimes bring along, where drop-provided asks for it: all of it or nothing. */
public final class ProvidedRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.provided", Stage.FILES, Safety.LOSSLESS,
            "Takes out the AWS SDK that the Python runtime brings along, all of it or nothing, where drop-provided asks for it");
    private static final String LIST = "runtime-provided.txt";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        if (tree.isEmpty() || !facts.settings().get(SettingTable.DROP_PROVIDED)) {
            return;
        }
        LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
        if (runtime.language() != LambdaRuntime.Language.PYTHON) {
            facts.tell(Diagnostic.warning("python.not-provided", facts.settings().origin(SettingTable.RUNTIME), runtime + " brings no Python packages", "Set --runtime to the Python that the function runs on"));
            return;
        }
        Set<String> provided = KnownNames.read(LIST).keySet();
        List<Installed> here = tree.installed().stream().filter(one -> provided.contains(one.distribution().normalizedName())).toList();
        Optional<String> mix = mix(tree, here, provided, facts);
        if (mix.isPresent()) {
            facts.tell(Diagnostic.note("python.provided-mixed", "drop-provided", mix.get() + "; so that the runtime's SDK does not run with other versions of what it needs, nothing is taken out"));
            return;
        }
        for (Installed one : here) {
            Reason reason = Reason.of(INFO, "the runtime " + runtime + " brings " + one.distribution().name() + " along");
            one.distribution().files().stream().flatMap(file -> one.site().file(file).stream())
                    .filter(entry -> tree.ownerOf(entry).filter(one::equals).isPresent()).forEach(entry -> out.accept(new Remove(entry.path(), reason)));
        }
    }

    /** Why the deployment would run a mixture of its own packages and the runtime's. */
    private static Optional<String> mix(PythonTree tree, List<Installed> here, Set<String> provided, Facts facts) {
        for (Installed other : tree.installed()) {
            if (!provided.contains(other.distribution().normalizedName())) {
                for (Requirement requirement : other.distribution().metadata().requires()) {
                    boolean needed = requirement.appliesTo(facts.get(PythonTarget.ANALYSIS).markers());
                    if (needed && here.stream().anyMatch(one -> one.distribution().normalizedName().equals(requirement.name()))) {
                        return Optional.of(other.distribution().name() + " requires " + requirement.name() + ", which the SDK uses too");
                    }
                }
            }
        }
        return Optional.empty();
    }
}
