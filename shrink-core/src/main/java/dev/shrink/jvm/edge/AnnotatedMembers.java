package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.AnnotationFacts;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.config.Level;
import dev.shrink.jvm.reach.Reach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Members that carry an annotation which reached code looks for (a constant of the annotation's class, or its name): injection
 * points, bean methods, JSON properties, plugin factories. Annotations on annotations count like the annotation itself.
 */
final class AnnotatedMembers implements EdgeSource {
    private final Set<String> soughtTypes = new HashSet<>();
    private final Map<String, Boolean> sought = new HashMap<>();

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        for (Ref ref : member.refs()) {
            if (ref.kind() == RefKind.LITERAL && soughtTypes.add(ref.owner())) {
                sought.clear();
            }
        }
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        if (text.indexOf('.') > 0 && soughtTypes.add(text.replace('.', '/')) || text.startsWith("L") && text.endsWith(";")
                && soughtTypes.add(text.substring(1, text.length() - 1))) {
            sought.clear();
        }
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!reach.isInstantiated(type.name()) && !reach.isExposed(type.name())) {
                continue;
            }
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            for (MemberFacts method : type.methods()) {
                if (isSought(method.annotations(), reach)) {
                    reach.keepMethod(type, method, cause);
                }
            }
            for (MemberFacts field : type.fields()) {
                if (isSought(field.annotations(), reach)) {
                    reach.keepField(type, field, cause);
                }
            }
        }
    }

    private boolean isSought(List<AnnotationFacts> annotations, Reach reach) {
        for (AnnotationFacts annotation : annotations) {
            if (annotation.visible() && isSought(annotation.type(), reach)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSought(String annotation, Reach reach) {
        Boolean known = sought.get(annotation);
        if (known == null) {
            sought.put(annotation, soughtTypes.contains(annotation));
            known = soughtTypes.contains(annotation) || reach.facts(annotation).map(f -> isSought(f.annotations(), reach)).orElse(false);
            sought.put(annotation, known);
        }
        return known;
    }
}
