package dev.shrink.analysis.graph;

/**
 * One edge of a chain.
 *
 * @param from the node that keeps
 * @param kind why
 * @param to the node that is kept
 */
public record Step(Node from, EdgeKind kind, Node to) {
    @Override
    public String toString() {
        return from + " " + kind.verb() + " " + to;
    }
}
