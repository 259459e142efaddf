package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
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
import java.util.stream.Stream;

/**
 * Binders (JNA structures, object mappers) make what a field holds from the field's type, with its type arguments ({@code List<Item>}). Types of the instance
 * fields of classes that reflection sees can be instantiated, and instantiated classes keep the constructor that needs no arguments.
 */
final class FieldTypes implements EdgeSource {
    private final Set<String> done = new HashSet<>();

    @Override
    public void onInstance(ClassFacts type, Reach reach) {
        type.methods().stream().filter(m -> m.key().equals("<init>()V"))
                .forEach(m -> reach.keepMethod(type, m, new Cause(Node.type(type.name()), EdgeKind.DEMANDS)));
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!reach.isExposed(type.name()) || !reach.isInstantiated(type.name())) {
                continue;
            }
            for (MemberFacts field : type.fields()) {
                if (!field.isStatic() && reach.isReached(type, field) && done.add(type.name() + '.' + field.key())) {
                    Cause cause = new Cause(Node.member(type.name(), field.key()), EdgeKind.REFERS);
                    Stream<String> arguments = field.refs().stream().filter(r -> r.kind() == RefKind.SIGNATURE).map(Ref::owner);
                    Stream.concat(Keys.types(field.key()).stream(), arguments).filter(reach::isLive).forEach(t -> reach.construct(t, cause));
                }
            }
        }
    }
}
