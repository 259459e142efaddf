package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.jvm.facts.MemberFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual calls against instantiated classes: a method is reached when both the call and an instance that selects it are. */
final class Dispatch {
    private final Engine engine;
    private final Map<String, Map<String, Integer>> calls = new HashMap<>();
    private final Map<String, List<ClassState>> instances = new HashMap<>();

    Dispatch(Engine engine) {
        this.engine = engine;
    }

    /** A virtual or interface call, seen in the code of a node. */
    void call(String owner, String key, int from) {
        Map<String, Integer> keys = calls.computeIfAbsent(owner, o -> new LinkedHashMap<>());
        Integer known = keys.get(key);
        if (known != null) {
            engine.edge(from, EdgeKind.USES, known);
            return;
        }
        int declaration = declare(owner, key, from);
        keys.put(key, declaration);
        for (ClassState instance : new ArrayList<>(instances.getOrDefault(owner, List.of()))) {
            select(instance, key, declaration);
        }
    }

    /** Keeps all declarations that resolution may find; returns the node that stands for the call. */
    private int declare(String owner, String key, int from) {
        int representative = -1;
        for (String type : engine.program().supertypes(owner)) {
            Optional<ClassState> state = engine.known(type);
            int method = state.map(s -> s.method(key)).orElse(-1);
            if (method < 0) {
                continue;
            }
            engine.declare(state.get(), method, from);
            if (representative < 0) {
                representative = state.get().methodNode(method, engine.numbers());
            }
        }
        return representative < 0 ? from : representative;
    }

    /** A class is instantiated for the first time. */
    void instance(ClassState state) {
        boolean incomplete = false;
        for (String type : engine.program().supertypes(state.name)) {
            instances.computeIfAbsent(type, t -> new ArrayList<>(2)).add(state);
            Map<String, Integer> keys = calls.get(type);
            if (keys != null) {
                new LinkedHashMap<>(keys).forEach((key, declaration) -> select(state, key, declaration));
            }
            Optional<PlatformClass> platform = engine.program().platform().find(type);
            incomplete |= platform.isEmpty() && !engine.program().index().contains(type);
            platform.ifPresent(p -> p.overridable().forEach(key -> select(state, key, state.node)));
        }
        if (incomplete) {
            keepAllOverrides(state);
        }
    }

    /** A supertype is neither in the artifact nor in the runtime: it may declare, and call, any method. */
    private void keepAllOverrides(ClassState state) {
        for (String type : engine.program().supertypes(state.name)) {
            engine.known(type).filter(s -> s.facts.isPresent()).ifPresent(s -> {
                for (int i = 0; i < s.facts.get().methods().size(); i++) {
                    MemberFacts method = s.methodFacts(i);
                    if (!method.isStatic() && !method.isPrivate() && !method.isConstructor()) {
                        engine.code(s, i, state.node, EdgeKind.SELECTS);
                    }
                }
            });
        }
    }

    /** Finds what a call of the key on an instance runs: nearest class first, then default methods. */
    private void select(ClassState instance, String key, int declaration) {
        String type = instance.name;
        while (!type.isEmpty()) {
            Optional<ClassState> state = engine.known(type);
            if (state.isEmpty() || state.get().facts.isEmpty()) {
                break;
            }
            int method = state.get().method(key);
            if (method >= 0 && !state.get().methodFacts(method).isStatic()) {
                if (state.get().methodFacts(method).isAbstract()) {
                    engine.declare(state.get(), method, declaration);
                    break;
                }
                engine.code(state.get(), method, declaration, EdgeKind.SELECTS);
                return;
            }
            type = state.get().facts.get().superName();
        }
        for (String parent : engine.program().supertypes(instance.name)) {
            Optional<ClassState> state = engine.known(parent);
            if (state.isEmpty() || state.get().facts.isEmpty() || !state.get().facts.get().isInterface()) {
                continue;
            }
            int method = state.get().method(key);
            if (method >= 0 && state.get().methodFacts(method).isAbstract()) {
                engine.declare(state.get(), method, declaration);
            } else if (method >= 0 && !state.get().methodFacts(method).isStatic()) {
                engine.code(state.get(), method, declaration, EdgeKind.SELECTS);
            }
        }
    }
}
