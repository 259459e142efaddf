package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.AnnotationFacts;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Languages that carry their own description of a class in an annotation: {@code kotlin.Metadata}, and the pickles of Scala. Only their
 * reflection libraries read it; once one of these is reached, described classes that reflection sees stay whole, and the classes that the
 * description names stay.
 */
final class KotlinReflection implements EdgeSource {
    private static final String SCALA = "scala/reflect/runtime/JavaUniverse";
    /** A class of the library that reads the description, by the annotation that holds it. */
    private static final Map<String, List<String>> READERS = Map.of(
            "kotlin/Metadata", List.of("kotlin/reflect/jvm/internal/KClassImpl", "kotlinx/metadata/jvm/KotlinClassMetadata"),
            "scala/reflect/ScalaSignature", List.of(SCALA),
            "scala/reflect/ScalaLongSignature", List.of(SCALA));

    private final ClassNameFinder names;
    private final Set<String> done = new HashSet<>();

    KotlinReflection(ClassNameFinder names) {
        this.names = names;
    }

    @Override
    public void onIdle(Reach reach) {
        if (READERS.values().stream().flatMap(List::stream).noneMatch(reach::isLive)) {
            return;
        }
        if (reach.isLive(SCALA) && done.add(SCALA)) {
            // The universe defines its core types by names that it composes; a missing one makes it unusable.
            reach.program().index().classNames("scala/").stream().filter(n -> !n.startsWith("scala/tools/"))
                    .forEach(n -> reach.refer(n, new Cause(Node.type(SCALA), EdgeKind.COMPOSES)));
        }
        for (ClassFacts type : reach.liveClasses()) {
            if (!reach.isExposed(type.name())) {
                continue;
            }
            for (AnnotationFacts annotation : type.annotations()) {
                if (READERS.getOrDefault(annotation.type(), List.of()).stream().anyMatch(reach::isLive) && done.add(type.name())) {
                    describe(type, annotation, reach);
                }
            }
        }
    }

    private void describe(ClassFacts type, AnnotationFacts description, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
        reach.keepWhole(type.name(), cause);
        for (Ref value : description.values()) {
            if (value.kind() == RefKind.STRING) {
                names.in(value.owner()).forEach(name -> reach.refer(name, cause.as(EdgeKind.ANNOTATES)));
            }
        }
    }
}
