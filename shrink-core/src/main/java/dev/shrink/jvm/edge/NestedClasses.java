package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;

/** Nested and permitted classes that reached code lists by reflection: of classes that reflection sees, they stay. */
final class NestedClasses implements EdgeSource {
    private boolean listsNested;
    private boolean listsPermitted;

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        for (Ref ref : member.refs()) {
            if (ref.kind().isCall() && ref.owner().equals("java/lang/Class")) {
                listsNested |= ref.key().startsWith("getDeclaredClasses(") || ref.key().startsWith("getClasses(");
                listsPermitted |= ref.key().startsWith("getPermittedSubclasses(");
            }
        }
    }

    @Override
    public void onIdle(Reach reach) {
        if (!listsNested && !listsPermitted) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!reach.isExposed(type.name())) {
                continue;
            }
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            for (Ref ref : type.structure()) {
                if (listsNested && ref.kind() == RefKind.MEMBER_CLASS || listsPermitted && ref.kind() == RefKind.PERMITTED) {
                    reach.construct(ref.owner(), cause);
                }
            }
        }
    }
}
