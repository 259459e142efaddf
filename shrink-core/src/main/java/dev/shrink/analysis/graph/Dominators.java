package dev.shrink.analysis.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Immediate dominators by the iterative method of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001),
 * under a virtual node that points at all roots.
 */
final class Dominators {
    private static final int UNDEFINED = -1;

    private final Adjacency forward;
    private final int virtualRoot;
    private final int[] postorderNumber;
    private final int[] reversePostorder;
    private final int[] dominator;

    Dominators(Adjacency forward, Set<Integer> roots, int[] distance) {
        this.forward = forward;
        this.virtualRoot = forward.nodes();
        this.postorderNumber = new int[forward.nodes() + 1];
        this.reversePostorder = order(roots, distance);
        this.dominator = new int[forward.nodes() + 1];
        solve(roots);
    }

    /** Depth-first postorder without recursion: chains in real graphs are tens of thousands of nodes deep. */
    private int[] order(Set<Integer> roots, int[] distance) {
        Arrays.fill(postorderNumber, UNDEFINED);
        int[] stack = new int[forward.nodes() + 1];
        int[] nextEdge = new int[forward.nodes() + 1];
        boolean[] seen = new boolean[forward.nodes() + 1];
        int[] postorder = new int[forward.nodes() + 1];
        int count = 0;
        for (int root : roots) {
            if (seen[root] || distance[root] != 0) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            seen[root] = true;
            nextEdge[root] = forward.start()[root];
            while (depth >= 0) {
                int n = stack[depth];
                if (nextEdge[n] < forward.start()[n + 1]) {
                    int m = forward.target()[nextEdge[n]++];
                    if (!seen[m]) {
                        seen[m] = true;
                        nextEdge[m] = forward.start()[m];
                        stack[++depth] = m;
                    }
                } else {
                    postorderNumber[n] = count;
                    postorder[count++] = n;
                    depth--;
                }
            }
        }
        postorderNumber[virtualRoot] = count;
        postorder[count++] = virtualRoot;
        int[] reverse = new int[count];
        for (int i = 0; i < count; i++) {
            reverse[i] = postorder[count - 1 - i];
        }
        return reverse;
    }

    private void solve(Set<Integer> roots) {
        Adjacency backward = forward.reversed();
        Arrays.fill(dominator, UNDEFINED);
        dominator[virtualRoot] = virtualRoot;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 1; i < reversePostorder.length; i++) {
                int n = reversePostorder[i];
                int best = roots.contains(n) ? virtualRoot : UNDEFINED;
                for (int e = backward.start()[n]; e < backward.start()[n + 1]; e++) {
                    int p = backward.target()[e];
                    if (dominator[p] != UNDEFINED) {
                        best = best == UNDEFINED ? p : intersect(p, best);
                    }
                }
                if (best != dominator[n]) {
                    dominator[n] = best;
                    changed = true;
                }
            }
        }
    }

    private int intersect(int a, int b) {
        int x = a;
        int y = b;
        while (x != y) {
            while (postorderNumber[x] < postorderNumber[y]) {
                x = dominator[x];
            }
            while (postorderNumber[y] < postorderNumber[x]) {
                y = dominator[y];
            }
        }
        return x;
    }

    Map<Node, Long> retained(List<Node> nodes, ToLongFunction<Node> bytes) {
        long[] sum = new long[nodes.size() + 1];
        Map<Node, Long> result = new LinkedHashMap<>();
        for (int i = reversePostorder.length - 1; i > 0; i--) {
            int n = reversePostorder[i];
            sum[n] += bytes.applyAsLong(nodes.get(n));
            sum[dominator[n]] += sum[n];
        }
        for (int i = 1; i < reversePostorder.length; i++) {
            result.put(nodes.get(reversePostorder[i]), sum[reversePostorder[i]]);
        }
        return result;
    }
}
