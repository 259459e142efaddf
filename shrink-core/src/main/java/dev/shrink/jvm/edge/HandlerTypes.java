package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.HashSet;
import java.util.Set;

/**
 * Event and response types of a Lambda handler: the runtime's serialiser reads and fills them by reflection, so they stay whole,
 * and so do the types of their properties. The handling method may be inherited.
 */
final class HandlerTypes implements EdgeSource {
    private final Roots roots;
    private final Set<String> closed = new HashSet<>();

    HandlerTypes(Roots roots) {
        this.roots = roots;
    }

    @Override
    public void start(Reach reach) {
        for (String handler : roots.handlers()) {
            int colons = handler.indexOf("::");
            String type = (colons < 0 ? handler : handler.substring(0, colons)).trim().replace('.', '/');
            String method = colons < 0 ? "handleRequest" : handler.substring(colons + 2).trim();
            for (String owner : reach.program().supertypes(type)) {
                reach.facts(owner).ifPresent(f -> handlingMethods(f, method, reach));
            }
        }
    }

    private void handlingMethods(ClassFacts type, String name, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.REFERS);
        type.structure().stream().filter(r -> r.kind() == RefKind.SIGNATURE).forEach(r -> close(r.owner(), cause, reach));
        for (MemberFacts method : type.methods()) {
            if (method.name().equals(name)) {
                reach.keepMethod(type, method, cause);
                Keys.types(method.key()).forEach(t -> close(t, cause, reach));
                method.refs().stream().filter(r -> r.kind() == RefKind.SIGNATURE).forEach(r -> close(r.owner(), cause, reach));
            }
        }
    }

    private void close(String name, Cause cause, Reach reach) {
        if (!reach.program().index().contains(name) || !closed.add(name)) {
            return;
        }
        reach.keepWhole(name, cause);
        reach.facts(name).ifPresent(type -> {
            Cause own = new Cause(Node.type(name), EdgeKind.REFERS);
            reach.program().parents(name).forEach(parent -> close(parent, own, reach));
            type.fields().forEach(f -> properties(f, own, reach));
            type.methods().stream().filter(m -> m.name().startsWith("get") || m.name().startsWith("set") || m.name().startsWith("is"))
                    .forEach(m -> properties(m, own, reach));
        });
    }

    private void properties(MemberFacts member, Cause cause, Reach reach) {
        Keys.types(member.key()).forEach(t -> close(t, cause, reach));
        for (Ref ref : member.refs()) {
            if (ref.kind() == RefKind.SIGNATURE) {
                close(ref.owner(), cause, reach);
            }
        }
    }
}
