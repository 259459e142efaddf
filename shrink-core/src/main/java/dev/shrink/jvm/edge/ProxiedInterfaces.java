package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.HashSet;
import java.util.Set;

/**
 * Interfaces that a proxy implements while the program runs: what stands behind it makes the result, or reads an argument, by the type that the method's generic
 * signature gives ({@code Call<User>}, {@code ExInst<MyException>}). Interfaces that reflection sees count, where reached code asks for generic types of methods.
 */
final class ProxiedInterfaces implements EdgeSource {
    private static final String METHOD = "java/lang/reflect/Method";
    private static final Set<String> ASKING = Set.of("getGenericReturnType", "getGenericParameterTypes");

    private final Set<String> done = new HashSet<>();
    private boolean isAsked;

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        isAsked |= member.refs().stream().anyMatch(r -> r.kind().isCall() && ASKING.contains(r.memberName()) && r.owner().equals(METHOD));
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES || !isAsked || !reach.touchesPlatform("java/lang/reflect")) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!type.isInterface() || !reach.isExposed(type.name())) {
                continue;
            }
            for (MemberFacts method : type.methods()) {
                if (method.isAbstract() && reach.isReached(type, method) && done.add(type.name() + '.' + method.key())) {
                    Cause cause = new Cause(Node.member(type.name(), method.key()), EdgeKind.REFERS);
                    method.refs().stream().filter(r -> r.kind() == RefKind.SIGNATURE).forEach(r -> reach.construct(r.owner(), cause));
                }
            }
        }
    }
}
