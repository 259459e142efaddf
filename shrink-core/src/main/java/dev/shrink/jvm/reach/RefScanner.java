package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.jvm.facts.AnnotationFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the references of reached code into reached classes and members. */
final class RefScanner {
    /** A language's own description of a class names all its members; only its reflection library reads it. */
    private static final Set<String> SELF_DESCRIPTIONS =
            Set.of("kotlin/Metadata", "scala/reflect/ScalaSignature", "scala/reflect/ScalaLongSignature");

    private final Engine engine;
    private final Dispatch dispatch;
    private final Map<String, List<String>> typesOfKeys = new HashMap<>();

    RefScanner(Engine engine, Dispatch dispatch) {
        this.engine = engine;
        this.dispatch = dispatch;
    }

    /** Everything that a member refers to, at the level of members. */
    void members(MemberFacts member, int from) {
        for (Ref ref : member.refs()) {
            member(ref, from);
        }
        annotations(member.annotations(), from);
    }

    /** The types in a member's key, which linking and reflection resolve. */
    void types(String key, int from) {
        for (String type : typesOfKeys.computeIfAbsent(key, Keys::types)) {
            engine.live(type, from, EdgeKind.REFERS);
        }
    }

    private void member(Ref ref, int from) {
        switch (ref.kind()) {
            case STRING -> engine.string(ref.owner(), from);
            case LITERAL -> engine.exposure().literal(ref, from);
            case NEW -> engine.instantiate(ref.owner(), from);
            case LAMBDA -> lambda(ref.owner(), from);
            case GET_FIELD, PUT_FIELD -> field(ref, from, false);
            case GET_STATIC, PUT_STATIC -> field(ref, from, true);
            case INVOKE_STATIC -> {
                engine.initialize(ref.owner(), from);
                direct(ref, from);
            }
            case INVOKE_SPECIAL -> direct(ref, from);
            case INVOKE_VIRTUAL, INVOKE_INTERFACE -> virtual(ref, from);
            default -> engine.live(Keys.elementClass(ref.owner()), from, EdgeKind.REFERS);
        }
    }

    private void lambda(String functionalInterface, int from) {
        engine.instantiate(functionalInterface, from);
        for (String type : engine.program().supertypes(functionalInterface)) {
            engine.known(type).filter(s -> s.facts.isPresent()).ifPresent(s -> {
                for (int i = 0; i < s.facts.get().methods().size(); i++) {
                    if (s.methodFacts(i).isAbstract()) {
                        engine.declare(s, i, from);
                    }
                }
            });
        }
    }

    private void field(Ref ref, int from, boolean isStatic) {
        engine.live(ref.owner(), from, EdgeKind.REFERS);
        types(ref.key(), from);
        if (isStatic) {
            engine.initialize(ref.owner(), from);
        }
        for (String type : engine.program().supertypes(ref.owner())) {
            Optional<ClassState> state = engine.known(type);
            int field = state.map(s -> s.field(ref.key())).orElse(-1);
            if (field >= 0) {
                engine.field(state.get(), field, from, EdgeKind.USES);
                if (isStatic) {
                    engine.initialize(type, from);
                }
                return;
            }
        }
    }

    private void direct(Ref ref, int from) {
        if (ref.owner().startsWith("[")) {
            return;
        }
        engine.live(ref.owner(), from, EdgeKind.REFERS);
        types(ref.key(), from);
        for (String type : engine.program().supertypes(ref.owner())) {
            Optional<ClassState> state = engine.known(type);
            int method = state.map(s -> s.method(ref.key())).orElse(-1);
            if (method >= 0) {
                engine.code(state.get(), method, from, EdgeKind.USES);
                if (state.get().methodFacts(method).isStatic()) {
                    engine.initialize(type, from);
                }
                if (!state.get().methodFacts(method).isAbstract()) {
                    return;
                }
            }
        }
    }

    private void virtual(Ref ref, int from) {
        engine.live(Keys.elementClass(ref.owner()), from, EdgeKind.REFERS);
        types(ref.key(), from);
        if (!ref.owner().startsWith("[") && engine.program().index().contains(ref.owner())) {
            dispatch.call(ref.owner(), ref.key(), from);
        }
    }

    /** What reflection sees of annotations, at any level. */
    void annotations(List<AnnotationFacts> annotations, int from) {
        for (AnnotationFacts annotation : annotations) {
            if (!annotation.visible()) {
                continue;
            }
            engine.live(annotation.type(), from, EdgeKind.ANNOTATES);
            if (SELF_DESCRIPTIONS.contains(annotation.type())) {
                continue;
            }
            for (Ref value : annotation.values()) {
                switch (value.kind()) {
                    case STRING -> engine.string(value.owner(), from);
                    case LITERAL -> engine.exposure().construct(value.owner(), from, EdgeKind.ANNOTATES);
                    case GET_STATIC -> field(value, from, true);
                    default -> engine.live(value.owner(), from, EdgeKind.ANNOTATES);
                }
            }
        }
    }

    /**
     * Everything that a member refers to, at the level of classes.
     *
     * @param done what other members of the class refer to, which this adds to
     */
    void classes(MemberFacts member, int from, Set<Ref> done) {
        for (Ref ref : member.refs()) {
            if (!done.add(ref)) {
                continue;
            }
            switch (ref.kind()) {
                case STRING -> engine.string(ref.owner(), from);
                case LITERAL -> engine.exposure().literal(ref, from);
                default -> {
                    String owner = Keys.elementClass(ref.owner());
                    engine.live(owner, from, ref.kind().isCall() ? EdgeKind.USES : EdgeKind.REFERS);
                    if (ref.kind().isCall() || ref.kind().isField()) {
                        types(ref.key(), from);
                    }
                }
            }
        }
        annotations(member.annotations(), from);
    }
}
