package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Ref;

/** What follows when code can see a class by reflection. */
final class Exposure {
    private final Engine engine;

    Exposure(Engine engine) {
        this.engine = engine;
    }

    void expose(String name, int from, EdgeKind kind) {
        engine.live(name, from, kind).ifPresent(this::expose);
    }

    /** Who sees a class finds what it inherits too: {@code getMethod} asks its supertypes, and many a library walks up by itself. */
    private void expose(ClassState state) {
        if (state.exposed) {
            return;
        }
        state.exposed = true;
        engine.grow();
        engine.program().supertypes(state.name).forEach(type -> engine.known(type).ifPresent(parent -> parent.exposed = true));
    }

    /** A class constant: harmless where its consumer is known to be, otherwise it can do what a name can. */
    void literal(Ref ref, int from) {
        if (LiteralUse.isHarmless(ref.key())) {
            engine.live(ref.owner(), from, EdgeKind.REFERS);
        } else if (LiteralUse.onlyMembersByName(ref.key())) {
            expose(ref.owner(), from, EdgeKind.REFERS);
        } else {
            construct(ref.owner(), from, EdgeKind.REFERS);
        }
    }

    void construct(String name, int from, EdgeKind kind) {
        engine.live(name, from, kind).filter(s -> !s.constructed).ifPresent(state -> {
            state.constructed = true;
            expose(state);
            engine.grow();
            if (engine.level() == Level.CLASSES || state.facts.isEmpty()) {
                return;
            }
            ClassFacts facts = state.facts.get();
            engine.initialize(state, state.node);
            if (!facts.isAbstract()) {
                engine.instantiate(name, from);
            }
            ByName.constructors(facts).forEach(m -> engine.code(state, state.method(m.key()), state.node, EdgeKind.DEMANDS));
            ByName.singletons(facts).forEach(f -> engine.field(state, state.field(f.key()), state.node, EdgeKind.DEMANDS));
        });
    }

    void whole(String name, int from, EdgeKind kind) {
        engine.live(name, from, kind).filter(s -> !s.whole).ifPresent(state -> {
            state.whole = true;
            expose(state);
            engine.grow();
            if (engine.level() == Level.CLASSES || state.facts.isEmpty()) {
                return;
            }
            engine.initialize(state, state.node);
            if (!state.facts.get().isAbstract()) {
                engine.instantiate(name, state.node);
            }
            for (int i = 0; i < state.facts.get().methods().size(); i++) {
                engine.callable(state, i, state.node, EdgeKind.DEMANDS);
            }
            for (int i = 0; i < state.facts.get().fields().size(); i++) {
                engine.field(state, i, state.node, EdgeKind.DEMANDS);
            }
        });
    }
}
