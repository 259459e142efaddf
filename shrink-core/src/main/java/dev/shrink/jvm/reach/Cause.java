package dev.shrink.jvm.reach;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;

/**
 * Why something becomes reachable.
 *
 * @param from what reaches it
 * @param kind how
 */
public record Cause(Node from, EdgeKind kind) {
    /** A cause of the same origin and another kind. */
    public Cause as(EdgeKind other) {
        return new Cause(from, other);
    }

    /** The class in which a cause lies; empty for resources and natives. */
    public String className() {
        return switch (from.space()) {
            case CLASS -> from.name();
            case MEMBER -> {
                int key = from.name().indexOf('(');
                String head = key < 0 ? from.name().substring(0, Math.max(0, from.name().indexOf(':'))) : from.name().substring(0, key);
                yield head.substring(0, Math.max(0, head.lastIndexOf('.')));
            }
            default -> "";
        };
    }
}
