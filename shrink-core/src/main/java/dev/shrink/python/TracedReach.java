package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.GraphBuilder;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What recorded runs imported, and a safety closure: packages around it, what kept modules import at once, modules of errors and codecs,
 * time zones, and lazy imports inside a distribution that cost no native code, as error paths mostly are.
 */
final class TracedReach {
    static final Analysis<PythonReach> ANALYSIS = new Finding();
    private static final Pattern ERROR_PATHS = Pattern.compile(".*(?:^|[._])(?:errors?|exceptions?|warnings?|codecs?|encodings?)");
    private static final Set<String> TIME_ZONES = Set.of("tzdata", "pytz");

    private final PythonTree tree;
    private final ModuleTexts texts;
    private final ImportGraph graph;
    private final GraphBuilder builder = new GraphBuilder();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Map<String, Boolean> pure = new HashMap<>();

    private TracedReach(Facts facts) {
        this.tree = facts.get(PythonTree.ANALYSIS);
        this.texts = facts.get(ModuleTexts.ANALYSIS);
        this.graph = facts.get(ImportGraph.ANALYSIS);
    }

    /** Whether recordings decide what stays: asked for, and with Python in them. */
    static boolean isInForce(Facts facts) {
        return facts.settings().tier(true) == Safety.TRACED && facts.get(Traces.ANALYSIS).hasPython();
    }

    private record Finding() implements Analysis<PythonReach> {
        @Override
        public PythonReach analyze(Deployment view, Facts facts) {
            TracedReach search = new TracedReach(facts);
            Traces traces = facts.get(Traces.ANALYSIS);
            traces.modules().stream().filter(search.tree::exists).forEach(m -> search.root(m, "module that a recorded run imported"));
            PythonRoots.find(search.tree, facts).forEach(search::root);
            search.close();
            return search.result(traces, facts);
        }
    }

    private void root(String module, String reason) {
        builder.root(Node.pythonModule(module), reason);
        keep(module);
    }

    private void keep(String module) {
        for (String at = module; !at.isEmpty(); at = ImportResolver.parent(at)) {
            kept.add(at);
        }
    }

    private void close() {
        tree.modules().stream().filter(m -> ERROR_PATHS.matcher(m).matches() && kept.contains(ImportResolver.parent(m))).toList()
                .forEach(m -> follow(ImportResolver.parent(m), EdgeKind.KEPT_BY_RULE, m, new ArrayDeque<>()));
        tree.modules().stream().filter(m -> TIME_ZONES.stream().anyMatch(z -> kept.contains(z) && m.startsWith(z + "."))).toList()
                .forEach(m -> follow(ImportResolver.parent(m), EdgeKind.KEPT_BY_RULE, m, new ArrayDeque<>()));
        Deque<String> queue = new ArrayDeque<>(kept);
        while (!queue.isEmpty()) {
            String module = queue.remove();
            for (Reference r : graph.from(module)) {
                boolean atOnce = r.context() == Context.MODULE && r.kind() == EdgeKind.REFERS && isPure(r.to(), new HashSet<>());
                boolean cheap = r.context() == Context.FUNCTION && r.kind() == EdgeKind.REFERS && top(r.to()).equals(top(module)) && isPure(r.to(), new HashSet<>());
                if (atOnce && top(r.to()).equals(top(module)) || cheap) {
                    follow(module, r.kind(), r.to(), queue);
                }
            }
        }
    }

    private void follow(String from, EdgeKind kind, String to, Deque<String> queue) {
        builder.edge(Node.pythonModule(from), kind, Node.pythonModule(to));
        for (String at = to; !at.isEmpty(); at = ImportResolver.parent(at)) {
            if (kept.add(at)) {
                queue.add(at);
            }
        }
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    /** Whether importing a module loads no native code beyond what is kept. */
    private boolean isPure(String module, Set<String> path) {
        Boolean known = pure.get(module);
        if (known != null || kept.contains(module)) {
            return known == null || known;
        }
        if (!path.add(module)) {
            return true;
        }
        boolean result = tree.files(module).stream().noneMatch(f -> f.kind() == ModuleFile.Kind.EXTENSION);
        for (Reference r : graph.from(module)) {
            result = result && (r.context() != Context.MODULE || r.kind() != EdgeKind.REFERS || isPure(r.to(), path));
        }
        pure.put(module, result);
        return result;
    }

    private PythonReach result(Traces traces, Facts facts) {
        Map<String, String> strings = new TreeMap<>();
        for (String module : kept) {
            for (ModuleFacts said : texts.of(module)) {
                said.literals().forEach(text -> strings.putIfAbsent(text, module));
            }
        }
        return new PythonReach(isInForce(facts), kept, List.of(builder.build()), strings, traces.fileNames());
    }
}
