package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.ReferenceGraph;
import dev.shrink.analysis.graph.Step;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the handlers and roots can import.
 *
 * @param active whether there is a root; without one nothing may be called unreached
 * @param modules reached modules
 * @param graph reached modules and libraries, with the edges that reached them
 * @param strings strings in reached modules, with the module: they may name files, distributions and groups of entry points
 * @param libraries names of shared libraries' files that reached native code mentions
 */
record PythonReach(boolean active, Set<String> modules, ReferenceGraph graph, Map<String, String> strings, Set<String> libraries) {
    static final Analysis<PythonReach> ANALYSIS = new Finding();

    boolean reaches(String module) {
        return modules.contains(module);
    }

    /** The chain of references from a root, for people. */
    List<String> chain(String module) {
        Node node = Node.pythonModule(module);
        List<Step> steps = graph.witness(node);
        Node start = steps.isEmpty() ? node : steps.get(0).from();
        return Stream.concat(graph.rootReason(start).stream().map(reason -> start + " is the " + reason), steps.stream().map(Step::toString)).toList();
    }

    private record Finding() implements Analysis<PythonReach> {
        @Override
        public PythonReach analyze(Deployment view, Facts facts) {
            PythonTree tree = facts.get(PythonTree.ANALYSIS);
            Map<String, String> roots = tree.isEmpty() ? Map.of() : PythonRoots.find(tree, facts);
            return new ReachSearch(facts, tree).run(roots);
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
