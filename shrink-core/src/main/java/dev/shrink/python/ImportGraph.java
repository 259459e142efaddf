package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who refers to whom among the modules of a view. */
final class ImportGraph {
    static final Analysis<ImportGraph> ANALYSIS = new Building();

    private final Map<String, List<Reference>> outgoing;
    private final Map<String, List<Reference>> incoming = new HashMap<>();

    private ImportGraph(Map<String, List<Reference>> outgoing) {
        this.outgoing = outgoing;
        outgoing.keySet().stream().sorted().forEach(module -> outgoing.get(module)
                .forEach(reference -> incoming.computeIfAbsent(reference.to(), m -> new ArrayList<>()).add(reference)));
    }

    /** What a module refers to. */
    List<Reference> from(String module) {
        return outgoing.getOrDefault(module, List.of());
    }

    /** What refers to a module. */
    List<Reference> to(String module) {
        return incoming.getOrDefault(module, List.of());
    }

    private record Building() implements Analysis<ImportGraph> {
        @Override
        public ImportGraph analyze(Deployment view, Facts facts) {
            PythonTree tree = facts.get(PythonTree.ANALYSIS);
            ImportResolver resolver = new ImportResolver(tree, facts.get(ModuleTexts.ANALYSIS));
            Map<String, List<Reference>> outgoing = new ConcurrentHashMap<>();
            tree.modules().parallelStream().forEach(module -> {
                Set<Reference> found = new LinkedHashSet<>();
                resolver.references(module, reference -> {
                    if (!reference.to().equals(module)) {
                        found.add(reference);
                    }
                });
                outgoing.put(module, List.copyOf(found));
            });
            return new ImportGraph(outgoing);
        }
    }
}
