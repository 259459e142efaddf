package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.GraphBuilder;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The worklist: facts only grow, so the order of work changes witnesses at most, never the result. */
final class Engine {
    /** Resolved by the JVM itself, or by reflection as harmless as asking for a simple name. */
    private static final Set<RefKind> STRUCTURAL =
            EnumSet.of(RefKind.NEST_HOST, RefKind.OUTER_CLASS, RefKind.TYPE, RefKind.SIGNATURE);

    private final Program program;
    private final Level level;
    private final GraphBuilder graph = new GraphBuilder();
    private final Map<String, ClassState> states = new LinkedHashMap<>();
    private final Set<String> strings = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private final Map<String, UnresolvedSite> sites = new LinkedHashMap<>();
    private final TouchedPackages touched = new TouchedPackages();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<EdgeSource> sources;
    private final Dispatch dispatch = new Dispatch(this);
    private final RefScanner scanner = new RefScanner(this, dispatch);
    private final Exposure exposure = new Exposure(this);
    private final Reach reach = new Statements(this, exposure);
    private long growth;

    Engine(Program program, Level level, List<EdgeSource> sources) {
        this.program = program;
        this.level = level;
        this.sources = List.copyOf(sources);
    }

    Reached run() {
        sources.forEach(s -> s.start(reach));
        long before;
        do {
            before = growth;
            drain();
            sources.forEach(s -> s.onIdle(reach));
        } while (growth != before);
        Map<String, Kept> kept = new LinkedHashMap<>();
        states.forEach((name, state) -> kept.put(name, level == Level.CLASSES ? Kept.WHOLE : state.kept()));
        return new Reached(level, kept, resources, strings, List.copyOf(sites.values()), graph.build());
    }

    private void drain() {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private void later(Consumer<EdgeSource> event) {
        growth++;
        queue.add(() -> sources.forEach(event));
    }

    Program program() { return program; }

    Level level() { return level; }

    ClassState.NodeNumbers numbers() {
        return (owner, key) -> id(Node.member(owner, key));
    }

    /** The number of a node; where classes are followed as wholes, a member is its class. */
    int id(Node node) {
        return graph.id(level == Level.CLASSES ? node.owner() : node);
    }

    void root(Node node, String reason) {
        graph.root(node, reason);
    }

    void edge(int from, EdgeKind kind, int to) {
        if (from != to) {
            graph.edge(from, kind, to);
        }
    }

    Optional<ClassState> known(String name) {
        return Optional.ofNullable(states.get(name));
    }

    Collection<ClassState> states() {
        return states.values();
    }

    Set<String> strings() {
        return strings;
    }

    Set<String> resources() {
        return resources;
    }

    /** Marks a class as needed for linking. */
    Optional<ClassState> live(String name, int from, EdgeKind kind) {
        ClassState known = states.get(name);
        if (known == null) {
            if (!program.index().contains(name)) {
                if (touched.add(name)) {
                    growth++;
                }
                return Optional.empty();
            }
            known = new ClassState(name, program.facts(name), graph.id(Node.type(name)));
            states.put(name, known);
            edge(from, kind, known.node);
            enter(known);
        } else {
            edge(from, kind, known.node);
        }
        return Optional.of(known);
    }

    private void enter(ClassState state) {
        growth++;
        if (state.facts.isEmpty()) {
            return;
        }
        ClassFacts facts = state.facts.get();
        for (String parent : program.parents(state.name)) {
            live(parent, state.node, EdgeKind.EXTENDS);
        }
        queue.add(() -> {
            for (Ref ref : facts.structure()) {
                if (STRUCTURAL.contains(ref.kind())) {
                    live(ref.owner(), state.node, EdgeKind.REFERS);
                }
            }
            scanner.annotations(facts.annotations(), state.node);
            if (level == Level.CLASSES) {
                scanWhole(facts, state.node);
            }
            sources.forEach(s -> s.onClass(facts, reach));
        });
    }

    private void scanWhole(ClassFacts facts, int node) {
        Set<Ref> done = new HashSet<>();
        for (List<MemberFacts> members : List.of(facts.fields(), facts.methods())) {
            for (MemberFacts member : members) {
                scanner.classes(member, node, done);
                sources.forEach(s -> s.onCode(facts, member, reach));
            }
        }
    }

    void initialize(String name, int from) {
        live(name, from, EdgeKind.INITIALIZES).ifPresent(state -> initialize(state, from));
    }

    void initialize(ClassState state, int from) {
        if (level == Level.CLASSES || state.initialized || state.facts.isEmpty()) {
            return;
        }
        state.initialized = true;
        growth++;
        int initializer = state.method("<clinit>()V");
        if (initializer >= 0) {
            code(state, initializer, from, EdgeKind.INITIALIZES);
        }
        for (String parent : program.parents(state.name)) {
            known(parent).ifPresent(p -> initialize(p, state.node));
        }
    }

    void instantiate(String name, int from) {
        live(name, from, EdgeKind.CREATES).ifPresent(state -> {
            initialize(state, from);
            if (level == Level.CLASSES || state.instantiated || state.facts.isEmpty()) {
                return;
            }
            state.instantiated = true;
            dispatch.instance(state);
            later(s -> s.onInstance(state.facts.get(), reach));
        });
    }

    void grow() {
        growth++;
    }

    Exposure exposure() {
        return exposure;
    }

    TouchedPackages touched() {
        return touched;
    }

    /** A method that something links to: it must exist; its code is not reached by that. */
    void declare(ClassState state, int method, int from) {
        MemberFacts facts = state.methodFacts(method);
        if (facts.isAbstract()) {
            code(state, method, from, EdgeKind.USES);
            return;
        }
        edge(from, EdgeKind.USES, state.methodNode(method, numbers()));
        if (!state.declared.get(method)) {
            state.declared.set(method);
            growth++;
            edge(state.methodNode(method, numbers()), EdgeKind.MEMBER_OF, state.node);
            scanner.types(facts.key(), state.methodNode(method, numbers()));
            if (facts.isPrivate()) {
                code(state, method, from, EdgeKind.USES);
            }
        }
    }

    /** A method that somebody unseen may call, on an instance of any subclass. */
    void callable(ClassState state, int method, int from, EdgeKind kind) {
        MemberFacts facts = state.methodFacts(method);
        code(state, method, from, kind);
        if (state.callable.get(method)) {
            return;
        }
        state.callable.set(method);
        if (!facts.isStatic() && !facts.isPrivate() && !facts.isConstructor()) {
            dispatch.call(state.name, facts.key(), state.methodNode(method, numbers()));
        }
    }

    void code(ClassState state, int method, int from, EdgeKind kind) {
        int node = state.methodNode(method, numbers());
        edge(from, kind, node);
        if (state.code.get(method)) {
            return;
        }
        state.code.set(method);
        growth++;
        MemberFacts facts = state.methodFacts(method);
        edge(node, EdgeKind.MEMBER_OF, state.node);
        queue.add(() -> {
            scanner.members(facts, node);
            if (facts.isStatic()) {
                initialize(state, node);
            }
            sources.forEach(s -> s.onCode(state.facts.get(), facts, reach));
        });
    }

    void field(ClassState state, int field, int from, EdgeKind kind) {
        int node = state.fieldNode(field, numbers());
        edge(from, kind, node);
        if (state.fields.get(field)) {
            return;
        }
        state.fields.set(field);
        growth++;
        MemberFacts facts = state.fieldFacts(field);
        edge(node, EdgeKind.MEMBER_OF, state.node);
        queue.add(() -> {
            scanner.members(facts, node);
            sources.forEach(s -> s.onCode(state.facts.get(), facts, reach));
        });
    }

    void string(String text, int from) {
        if (strings.add(text)) {
            later(s -> s.onString(text, new Cause(graph.node(from), EdgeKind.NAMES), reach));
        }
    }

    void resource(String name, int from, EdgeKind kind) {
        if (!program.index().resources().containsKey(name)) {
            return;
        }
        edge(from, kind, graph.id(Node.resource(name)));
        if (resources.add(name)) {
            later(s -> s.onResource(name, reach));
        }
    }

    void site(UnresolvedSite site) {
        sites.merge(site.className() + site.method() + site.api(), site, UnresolvedSite::and);
    }
}
