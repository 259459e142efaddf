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
import java.util.List;
import java.util.Set;

/**
 * Interfaces that a proxy implements while the program runs: what stands behind it makes the result, or reads an argument, by the type that the method's generic
 * signature gives ({@code Call<User>}, {@code ExInst<MyException>}). Interfaces count that code hands on as class constants and no reached class implements, where
 * reached code asks for generic types of methods.
 */
final class ProxiedInterfaces implements EdgeSource {
    private static final String METHOD = "java/lang/reflect/Method";
    private static final Set<String> ASKING = Set.of("getGenericReturnType", "getGenericParameterTypes");

    private final Set<String> done = new HashSet<>();
    private final Set<String> handedOn = new HashSet<>();
    private boolean isAsked;

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (reach.level() == Level.CLASSES) {
            return;
        }
        member.refs().stream().filter(r -> r.kind() == RefKind.LITERAL).forEach(r -> handedOn.add(r.owner()));
        isAsked |= member.refs().stream().anyMatch(r -> r.kind().isCall() && ASKING.contains(r.memberName()) && r.owner().equals(METHOD));
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES || !isAsked) {
            return;
        }
        Set<String> implemented = new HashSet<>();
        reach.liveClasses().stream().filter(t -> !t.isInterface() && reach.isInstantiated(t.name())).forEach(t -> implemented.addAll(reach.program().supertypes(t.name())));
        for (String name : List.copyOf(handedOn)) {
            if (!implemented.contains(name) && reach.isExposed(name)) {
                reach.facts(name).filter(ClassFacts::isInterface).ifPresent(type -> type.methods().forEach(m -> results(type, m, reach)));
            }
        }
    }

    private void results(ClassFacts type, MemberFacts method, Reach reach) {
        if (method.isAbstract() && reach.isReached(type, method) && done.add(type.name() + '.' + method.key())) {
            Cause cause = new Cause(Node.member(type.name(), method.key()), EdgeKind.REFERS);
            method.refs().stream().filter(r -> r.kind() == RefKind.SIGNATURE).forEach(r -> reach.construct(r.owner(), cause));
        }
    }
}
