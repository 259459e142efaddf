package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be imported, function by function: a function sees itself and the layers, not its neighbours. A layer has to hold what any
 * function reaches in it; as long as the roots of one function are not known, everything.
 */
final class FunctionReach {
    static final Analysis<FunctionReach> ANALYSIS = new Finding();

    private final Map<String, PythonReach> byFunction;
    private final PythonReach inLayers;
    private final PythonReach any;

    private FunctionReach(Map<String, PythonReach> byFunction) {
        this.byFunction = byFunction;
        this.inLayers = PythonReach.union(!byFunction.isEmpty() && byFunction.values().stream().allMatch(PythonReach::active), byFunction.values());
        this.any = PythonReach.union(byFunction.values().stream().anyMatch(PythonReach::active), byFunction.values());
    }

    /** What is reached of the files of a function or layer. */
    PythonReach of(String artifact) {
        return byFunction.getOrDefault(artifact, inLayers);
    }

    /** What each function reaches, by its name. */
    Map<String, PythonReach> functions() {
        return byFunction;
    }

    /** What any function reaches; active if the roots of one are known. */
    PythonReach any() {
        return any;
    }

    /** The parts of a deployment that a function sees. */
    static Set<String> visible(String function, Deployment view) {
        Set<String> names = new HashSet<>(Set.of(function));
        view.layers().stream().map(Artifact::name).forEach(names::add);
        return names;
    }

    private record Finding() implements Analysis<FunctionReach> {
        @Override
        public FunctionReach analyze(Deployment view, Facts facts) {
            PythonTree whole = facts.get(PythonTree.ANALYSIS);
            List<String> functions = view.functions().stream().map(Artifact::name).filter(name -> whole.artifacts().contains(name) || view.functions().size() == 1).toList();
            Map<String, PythonReach> byFunction = new HashMap<>();
            for (String function : functions) {
                PythonTree tree = whole.within(visible(function, view));
                Map<String, String> roots = tree.isEmpty() ? Map.of() : PythonRoots.find(tree, facts);
                byFunction.put(function, new ReachSearch(facts, tree).run(roots));
            }
            return new FunctionReach(byFunction);
        }
    }
}
