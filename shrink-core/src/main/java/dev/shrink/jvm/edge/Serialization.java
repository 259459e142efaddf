package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Java serialisation (Java Object Serialization Specification): hooks, fields and the default version number of reached serialisable
 * classes, once reached code uses an object stream. A class without its own version number stays whole, since the number is
 * computed from its members.
 */
final class Serialization implements EdgeSource {
    private static final String LAMBDAS = "$deserializeLambda$";
    private static final Set<String> STREAMS = Set.of("java/io/ObjectInputStream", "java/io/ObjectOutputStream",
            "java/rmi/MarshalledObject", "javax/management/MBeanServerConnection", "java/security/SignedObject");
    private static final Set<String> HOOKS = Set.of("readObject", "readObjectNoData", "writeObject", "readResolve", "writeReplace",
            "readExternal", "writeExternal", LAMBDAS);

    private final List<ClassFacts> withLambdas = new ArrayList<>();
    private final List<ClassFacts> serializable = new ArrayList<>();
    private boolean used;

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
        type.fields().stream().filter(f -> f.name().equals("serialVersionUID")).forEach(f -> reach.keepField(type, f, cause));
        if (type.methods().stream().anyMatch(m -> m.name().equals(LAMBDAS))) {
            withLambdas.add(type);
        }
        if (reach.program().isSubtype(type.name(), "java/io/Serializable")) {
            serializable.add(type);
        }
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        for (Ref ref : member.refs()) {
            used |= ref.kind().isCall() && ref.owner().startsWith("java") && STREAMS.contains(ref.owner()) && !isHook(member);
        }
    }

    private static boolean isHook(MemberFacts member) {
        return HOOKS.contains(member.name());
    }

    @Override
    public void onIdle(Reach reach) {
        if (!used) {
            return;
        }
        for (ClassFacts type : withLambdas) {
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            type.methods().stream().filter(m -> m.name().equals(LAMBDAS)).forEach(m -> reach.keepMethod(type, m, cause));
        }
        for (ClassFacts type : List.copyOf(serializable)) {
            if (!reach.isInstantiated(type.name())) {
                continue;
            }
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            boolean numbered = type.fields().stream().anyMatch(f -> f.name().equals("serialVersionUID"));
            if (!numbered && !type.isEnum() && !reach.program().isSubtype(type.name(), "java/lang/Throwable")) {
                reach.keepWhole(type.name(), cause);
                continue;
            }
            type.fields().stream().filter(f -> !f.isStatic() || f.name().equals("serialPersistentFields"))
                    .forEach(f -> reach.keepField(type, f, cause));
            type.methods().stream().filter(m -> isHook(m) || m.key().equals("<init>()V"))
                    .forEach(m -> reach.keepMethod(type, m, cause));
        }
    }
}
