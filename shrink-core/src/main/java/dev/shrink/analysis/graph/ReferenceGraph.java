package dev.shrink.analysis.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An immutable reference graph with its roots. One breadth-first search from all roots gives each reached node the edge that
 * first reached it, so that the question why something stays costs no further search.
 */
public final class ReferenceGraph {
    private static final EdgeKind[] KINDS = EdgeKind.values();
    private static final int UNREACHED = -1;

    private final Map<Node, Integer> ids;
    private final List<Node> nodes;
    private final Map<Integer, String> roots;
    private final Adjacency forward;
    private final int[] distance;
    private final int[] parentEdge;
    private final int[] parent;

    ReferenceGraph(Map<Node, Integer> ids, List<Node> nodes, Map<Integer, String> roots, Adjacency forward) {
        this.ids = ids;
        this.nodes = nodes;
        this.roots = roots;
        this.forward = forward;
        this.distance = new int[nodes.size()];
        this.parentEdge = new int[nodes.size()];
        this.parent = new int[nodes.size()];
        search();
    }

    private void search() {
        Arrays.fill(distance, UNREACHED);
        int[] queue = new int[nodes.size()];
        int tail = 0;
        for (int root : roots.keySet()) {
            distance[root] = 0;
            parent[root] = UNREACHED;
            queue[tail++] = root;
        }
        for (int head = 0; head < tail; head++) {
            int n = queue[head];
            for (int e = forward.start()[n]; e < forward.start()[n + 1]; e++) {
                int m = forward.target()[e];
                if (distance[m] == UNREACHED) {
                    distance[m] = distance[n] + 1;
                    parent[m] = n;
                    parentEdge[m] = e;
                    queue[tail++] = m;
                }
            }
        }
    }

    /** Whether the node is in the graph and a chain from a root leads to it. */
    public boolean reached(Node node) {
        Integer id = ids.get(node);
        return id != null && distance[id] != UNREACHED;
    }

    /** All reached nodes, in the order in which they were first seen. */
    public Stream<Node> reached() {
        return nodes.stream().filter(this::reached);
    }

    /** Number of nodes. */
    public int nodeCount() {
        return nodes.size();
    }

    /** Number of edges, repeated ones included. */
    public int edgeCount() {
        return forward.target().length;
    }

    /** Why a node is a root; empty when it is none. */
    public Optional<String> rootReason(Node node) {
        return Optional.ofNullable(ids.get(node)).map(roots::get);
    }

    /** One shortest chain from a root to the node; empty when the node is unreached, or itself a root. */
    public List<Step> witness(Node node) {
        if (!reached(node)) {
            return List.of();
        }
        List<Step> chain = new ArrayList<>();
        for (int n = ids.get(node); parent[n] != UNREACHED; n = parent[n]) {
            chain.add(step(parent[n], parentEdge[n], n));
        }
        Collections.reverse(chain);
        return List.copyOf(chain);
    }

    /** One shortest chain to the node for people, a line a step, the first of which says why its root is one; empty when the node is unreached. */
    public List<String> explained(Node node) {
        return reached(node) ? explained(node, witness(node)) : List.of();
    }

    /** The same of a chain to the node; an empty chain is that of a root. */
    public List<String> explained(Node node, List<Step> chain) {
        Node root = chain.isEmpty() ? node : chain.get(0).from();
        return Stream.concat(rootReason(root).stream().map(reason -> root + " is a root: " + reason), chain.stream().map(Step::toString)).toList();
    }

    /** All shortest chains from roots to the node, at most {@code limit} of them. */
    public List<List<Step>> shortestChains(Node node, int limit) {
        if (!reached(node)) {
            return List.of();
        }
        Adjacency backward = forward.reversed();
        List<List<Step>> chains = new ArrayList<>();
        extend(ids.get(node), backward, new ArrayDeque<>(), chains, limit);
        return List.copyOf(chains);
    }

    private void extend(int n, Adjacency backward, Deque<Step> suffix, List<List<Step>> chains, int limit) {
        if (chains.size() >= limit) {
            return;
        }
        if (distance[n] == 0) {
            chains.add(List.copyOf(suffix));
            return;
        }
        BitSet seen = new BitSet();
        for (int e = backward.start()[n]; e < backward.start()[n + 1]; e++) {
            int m = backward.target()[e];
            if (distance[m] == distance[n] - 1 && !seen.get(m)) {
                seen.set(m);
                suffix.addFirst(new Step(nodes.get(m), KINDS[backward.kind()[e]], nodes.get(n)));
                extend(m, backward, suffix, chains, limit);
                suffix.removeFirst();
            }
        }
    }

    /** The nodes that point at this one, reached or not: what would have kept a removed node, had it been reached. */
    public List<Step> referrers(Node node) {
        Integer id = ids.get(node);
        if (id == null) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            for (int e = forward.start()[n]; e < forward.start()[n + 1]; e++) {
                if (forward.target()[e] == id) {
                    steps.add(step(n, e, id));
                    break;
                }
            }
        }
        return List.copyOf(steps);
    }

    /**
     * What goes with a node: the sum over all nodes that no root reaches any more when this one is cut out.
     *
     * @param bytes the size of a node in bytes
     * @return bytes retained by the node, its own included; 0 when it is unreached
     */
    public long retained(Node node, ToLongFunction<Node> bytes) {
        return lostWithout(node::equals).stream().mapToLong(bytes).sum();
    }

    /** The reached nodes that no root reaches any more when some are cut out; these are among them. */
    public List<Node> lostWithout(Predicate<Node> cut) {
        BitSet cutOut = new BitSet(nodes.size());
        for (int n = 0; n < nodes.size(); n++) {
            if (distance[n] != UNREACHED && cut.test(nodes.get(n))) {
                cutOut.set(n);
            }
        }
        if (cutOut.isEmpty()) {
            return List.of();
        }
        BitSet without = reachedWithout(cutOut);
        return IntStream.range(0, nodes.size()).filter(n -> distance[n] != UNREACHED && !without.get(n)).mapToObj(nodes::get).toList();
    }

    /** For each reached node the bytes that it retains, by one dominator tree; agrees with {@link #retained}. */
    public Map<Node, Long> retainedByAll(ToLongFunction<Node> bytes) {
        return new Dominators(forward, roots.keySet(), distance).retained(nodes, bytes);
    }

    private BitSet reachedWithout(BitSet cut) {
        BitSet seen = new BitSet(nodes.size());
        Deque<Integer> queue = new ArrayDeque<>();
        for (int root : roots.keySet()) {
            if (!cut.get(root)) {
                seen.set(root);
                queue.add(root);
            }
        }
        while (!queue.isEmpty()) {
            int n = queue.poll();
            for (int e = forward.start()[n]; e < forward.start()[n + 1]; e++) {
                int m = forward.target()[e];
                if (!cut.get(m) && !seen.get(m)) {
                    seen.set(m);
                    queue.add(m);
                }
            }
        }
        return seen;
    }

    private Step step(int from, int edge, int to) {
        return new Step(nodes.get(from), KINDS[forward.kind()[edge]], nodes.get(to));
    }
}
