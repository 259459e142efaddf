package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;

/** A class that asks for its own {@code MethodHandles.lookup()} can be searched through it by whoever gets it, without its name being written anywhere. */
final class OwnLookups implements EdgeSource {
    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        for (Ref ref : member.refs()) {
            if (ref.kind().isCall() && ref.owner().equals("java/lang/invoke/MethodHandles") && ref.memberName().equals("lookup")) {
                reach.expose(type.name(), new Cause(Node.member(type.name(), member.key()), EdgeKind.REFERS));
                return;
            }
        }
    }
}
