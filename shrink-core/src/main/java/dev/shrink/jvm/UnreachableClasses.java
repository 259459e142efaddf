package dev.shrink.jvm;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.JvmReach.ClassEntry;
import dev.shrink.jvm.rewrite.ClassTransform;
import dev.shrink.jvm.rewrite.ServiceFile;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.function.Consumer;

/** Takes out classes that no root reaches, and their names from the files that register service providers. */
public final class UnreachableClasses implements Rule {
    private static final RuleInfo INFO = new RuleInfo("jvm.unreachable-classes", Stage.CODE, Safety.STATIC,
            "Removes classes that no handler or other root can reach.");
    private static final String SERVICES = "META-INF/services/";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        JvmReach reach = facts.get(JvmReachability.ANALYSIS);
        reach.classes().forEach((path, entry) -> {
            if (entry.kept().isEmpty()) {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "No chain of references from a root reaches the class.")));
            } else {
                keep(path, entry, reach, out);
            }
        });
        reach.resources().forEach((path, resource) -> {
            if (resource.name().startsWith(SERVICES)) {
                out.accept(new Proposal.Rewrite(path, new ServiceFile(reach::isDead),
                        Reason.of(INFO, "Providers that nothing reaches are no longer registered.")));
            }
        });
    }

    private static void keep(EntryPath path, ClassEntry entry, JvmReach reach, Consumer<Proposal> out) {
        String[] chain = reach.chain(Node.type(entry.name())).toArray(String[]::new);
        out.accept(new Proposal.Keep(path, Proposal.Keep.Extent.PRESENCE, Reason.of(INFO, "A root reaches the class.", chain)));
        if (entry.kept().get().whole() && !reach.isUnreadable(entry.name())) {
            out.accept(new Proposal.Rewrite(path, ClassTransform.lists(entry.kept().get(), reach::isDead),
                    Reason.of(INFO, "Lists of nested classes lose the classes that are removed.")));
        }
    }
}
