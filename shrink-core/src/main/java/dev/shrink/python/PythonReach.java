package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.ReferenceGraph;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What handlers and roots can import: those of one function, or of all that share a layer ({@link FunctionReach}).
 *
 * @param active whether there is a root; without one nothing may be called unreached
 * @param modules reached modules
 * @param graphs reached modules and libraries, with the edges that reached them: one graph for each function
 * @param strings strings in reached modules, with the module: they may name files, distributions and groups of entry points
 * @param libraries names of shared libraries' files that reached native code mentions
 */
record PythonReach(boolean active, Set<String> modules, List<ReferenceGraph> graphs, Map<String, String> strings, Set<String> libraries) {
    static final Analysis<PythonReach> ANALYSIS = new Finding();

    boolean reaches(String module) {
        return modules.contains(module);
    }

    /** The chain of references from a root, for people. */
    List<String> chain(String module) {
        Node node = Node.pythonModule(module);
        return graphs.stream().filter(graph -> graph.reached(node)).findFirst().map(graph -> graph.explained(node)).orElse(List.of());
    }

    /** What any of them reaches. */
    static PythonReach union(boolean active, Collection<PythonReach> all) {
        Set<String> modules = new LinkedHashSet<>();
        List<ReferenceGraph> graphs = new ArrayList<>();
        Map<String, String> strings = new TreeMap<>();
        Set<String> libraries = new TreeSet<>();
        for (PythonReach one : all) {
            modules.addAll(one.modules());
            graphs.addAll(one.graphs());
            one.strings().forEach(strings::putIfAbsent);
            libraries.addAll(one.libraries());
        }
        return new PythonReach(active, modules, graphs, strings, libraries);
    }

    private record Finding() implements Analysis<PythonReach> {
        @Override
        public PythonReach analyze(Deployment view, Facts facts) {
            return facts.get(FunctionReach.ANALYSIS).any();
        }
    }

    /** File names of all shared libraries that are no extension modules, with and without what follows {@code .so}. */
    static Map<String, List<EntryPath>> sharedLibraries(PythonTree tree) {
        return tree.sites().stream().flatMap(site -> site.files().values().stream())
                .filter(entry -> isSharedLibrary(entry.path().fileName()) && tree.moduleFile(entry.path()).filter(ModuleFile::isTaggedExtension).isEmpty())
                .collect(Collectors.groupingBy(entry -> entry.path().fileName(), Collectors.mapping(dev.shrink.model.Entry::path, Collectors.toList())));
    }

    static boolean isSharedLibrary(String file) {
        return file.endsWith(".so") || file.contains(".so.");
    }
}
