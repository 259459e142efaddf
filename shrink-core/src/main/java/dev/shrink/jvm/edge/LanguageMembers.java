package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;

/** Members that the language itself finds by name: of enums, records, annotation interfaces and Kotlin or Scala objects. */
final class LanguageMembers implements EdgeSource {
    @Override
    public void onClass(ClassFacts type, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
        if (type.isAnnotation()) {
            reach.keepWhole(type.name(), cause);
        } else if (type.isEnum()) {
            type.methods().stream().filter(LanguageMembers::isEnumMethod).forEach(m -> reach.keepMethod(type, m, cause));
        } else if (type.isRecord()) {
            type.fields().forEach(f -> reach.keepField(type, f, cause));
            type.methods().stream().filter(m -> m.isConstructor() || m.descriptor().startsWith("()"))
                    .forEach(m -> reach.keepMethod(type, m, cause));
        }
    }

    private static boolean isEnumMethod(MemberFacts method) {
        return method.isStatic() && (method.key().startsWith("values()") || method.key().startsWith("valueOf(Ljava/lang/String;)"));
    }
}
