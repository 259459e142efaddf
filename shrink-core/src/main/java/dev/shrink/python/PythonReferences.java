package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.ReferenceSource;
import dev.shrink.analysis.References;
import dev.shrink.analysis.graph.Node;
import dev.shrink.model.EntryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What imports keep modules. */
public final class PythonReferences implements ReferenceSource {
    @Override
    public List<References> references(Facts facts) {
        if (facts.latest(FunctionReach.ANALYSIS).isEmpty() || facts.latest(PythonTree.ANALYSIS).isEmpty()) {
            return List.of();
        }
        FunctionReach reach = facts.latest(FunctionReach.ANALYSIS).get();
        Map<EntryPath, Node> nodes = new HashMap<>();
        facts.latest(PythonTree.ANALYSIS).get().moduleFiles().forEach(files -> files.forEach(file -> nodes.put(file.entry().path(), Node.pythonModule(file.module()))));
        return reach.functions().entrySet().stream().filter(function -> function.getValue().active())
                .flatMap(function -> function.getValue().graphs().stream().map(graph -> new References(function.getKey(), graph, nodes, question -> List.of()))).toList();
    }
}
