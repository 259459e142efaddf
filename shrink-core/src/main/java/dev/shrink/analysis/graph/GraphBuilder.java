package dev.shrink.analysis.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects nodes, roots and edges; not safe for use by several threads. */
public final class GraphBuilder {
    private final Map<Node, Integer> ids = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, String> roots = new LinkedHashMap<>();
    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final IntList kinds = new IntList();

    /** The dense number of a node, given on first sight; it saves the lookups of {@link #edge(Node, EdgeKind, Node)}. */
    public int id(Node node) {
        Integer known = ids.get(node);
        if (known != null) {
            return known;
        }
        ids.put(node, nodes.size());
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** The node with this number. */
    public Node node(int id) {
        return nodes.get(id);
    }

    /** Marks a node as reached by itself; the first reason given is kept. */
    public void root(Node node, String reason) {
        roots.putIfAbsent(id(node), reason);
    }

    /** Adds an edge; repeated edges do no harm. */
    public void edge(Node source, EdgeKind kind, Node target) {
        edge(id(source), kind, id(target));
    }

    /** Adds an edge between numbered nodes. */
    public void edge(int source, EdgeKind kind, int target) {
        from.add(source);
        to.add(target);
        kinds.add(kind.ordinal());
    }

    /** The finished graph; the builder must not be used afterwards. */
    public ReferenceGraph build() {
        return new ReferenceGraph(ids, nodes, roots, Adjacency.of(nodes.size(), from, to, kinds));
    }
}
