package dev.shrink.jvm;

import dev.shrink.analysis.Facts;
import dev.shrink.jvm.rewrite.ClassTransform;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.function.Consumer;

/** Takes methods and fields that nothing reaches out of the classes that stay; works at the level of members. */
public final class UnreachableMembers implements Rule {
    private static final RuleInfo INFO = new RuleInfo("jvm.unreachable-members", Stage.CODE, Safety.STATIC,
            "Removes methods and fields that nothing reaches from the classes that stay (with level members).");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        JvmReach reach = facts.get(JvmReachability.ANALYSIS);
        reach.classes().forEach((path, entry) -> entry.kept().filter(kept -> !kept.whole() && !reach.isUnreadable(entry.name()))
                .ifPresent(kept -> out.accept(new Proposal.Rewrite(path, ClassTransform.members(kept, reach::isDead),
                        Reason.of(INFO, "Of the class's members, " + kept.code().size() + " methods and " + kept.fields().size()
                                + " fields are reached; " + kept.stubs().size() + " more methods are only linked to, and throw.")))));
    }
}
