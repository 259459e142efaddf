package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What edge sources see of the engine. */
final class Statements implements Reach {
    private final Engine engine;
    private final Exposure exposure;

    Statements(Engine engine, Exposure exposure) {
        this.engine = engine;
        this.exposure = exposure;
    }

    @Override
    public Program program() {
        return engine.program();
    }

    @Override
    public Level level() {
        return engine.level();
    }

    @Override
    public void root(String className, String reason) {
        if (engine.program().index().contains(className)) {
            engine.root(Node.type(className), reason);
        }
    }

    @Override
    public void rootResource(String name, String reason) {
        if (engine.program().index().resources().containsKey(name)) {
            Node node = Node.resource(name);
            engine.root(node, reason);
            engine.resource(name, engine.id(node), EdgeKind.KEPT_BY_RULE);
        }
    }

    @Override
    public void refer(String className, Cause cause) {
        engine.live(className, engine.id(cause.from()), cause.kind());
    }

    @Override
    public void initialize(String className, Cause cause) {
        engine.initialize(className, engine.id(cause.from()));
    }

    @Override
    public void expose(String className, Cause cause) {
        exposure.expose(className, engine.id(cause.from()), cause.kind());
    }

    @Override
    public void construct(String className, Cause cause) {
        exposure.construct(className, engine.id(cause.from()), cause.kind());
    }

    @Override
    public void keepWhole(String className, Cause cause) {
        exposure.whole(className, engine.id(cause.from()), cause.kind());
    }

    @Override
    public void keepMethod(ClassFacts owner, MemberFacts method, Cause cause) {
        state(owner, cause).ifPresent(s -> {
            int index = s.method(method.key());
            if (index >= 0 && engine.level() == Level.MEMBERS) {
                engine.callable(s, index, engine.id(cause.from()), cause.kind());
            }
        });
    }

    @Override
    public void keepField(ClassFacts owner, MemberFacts field, Cause cause) {
        state(owner, cause).ifPresent(s -> {
            int index = s.field(field.key());
            if (index >= 0 && engine.level() == Level.MEMBERS) {
                engine.field(s, index, engine.id(cause.from()), cause.kind());
            }
        });
    }

    private Optional<ClassState> state(ClassFacts owner, Cause cause) {
        Optional<ClassState> known = engine.known(owner.name());
        return known.isPresent() ? known : engine.live(owner.name(), engine.id(cause.from()), cause.kind());
    }

    @Override
    public void resource(String name, Cause cause) {
        engine.resource(name, engine.id(cause.from()), cause.kind());
    }

    @Override
    public void string(String text, Cause cause) {
        engine.string(text, engine.id(cause.from()));
    }

    @Override
    public void dynamicSite(UnresolvedSite site) {
        engine.site(site);
    }

    @Override
    public boolean isLive(String className) {
        return engine.known(className).isPresent();
    }

    @Override
    public boolean isInstantiated(String className) {
        return engine.known(className).map(s -> s.instantiated || engine.level() == Level.CLASSES).orElse(false);
    }

    @Override
    public boolean isExposed(String className) {
        return engine.known(className).map(s -> s.exposed).orElse(false);
    }

    @Override
    public boolean isReached(ClassFacts owner, MemberFacts member) {
        return engine.known(owner.name()).map(s -> engine.level() == Level.CLASSES
                || (member.isMethod() ? s.code.get(s.method(member.key())) : s.fields.get(s.field(member.key())))).orElse(false);
    }

    @Override
    public boolean isString(String text) {
        return engine.strings().contains(text);
    }

    @Override
    public boolean isResource(String name) {
        return engine.resources().contains(name);
    }

    @Override
    public boolean touchesPlatform(String packageOrPrefix) {
        return engine.touched().contains(packageOrPrefix);
    }

    @Override
    public Collection<ClassFacts> liveClasses() {
        List<ClassFacts> all = new ArrayList<>();
        engine.states().forEach(s -> s.facts.ifPresent(all::add));
        return all;
    }

    @Override
    public Collection<String> strings() {
        return List.copyOf(engine.strings());
    }
}
