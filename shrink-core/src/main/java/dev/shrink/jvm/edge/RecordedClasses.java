package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Classes that a recorded run loaded. What the analysis did not find by itself was found by name, and stays whole. */
final class RecordedClasses implements EdgeSource {
    private final Set<String> waiting;

    RecordedClasses(List<String> loaded) {
        this.waiting = new LinkedHashSet<>(loaded);
    }

    @Override
    public void onIdle(Reach reach) {
        for (String name : waiting) {
            if (reach.program().index().contains(name) && !reach.isLive(name)) {
                reach.root(name, "loaded in a recorded run");
                reach.keepWhole(name, new Cause(Node.type(name), EdgeKind.KEPT_BY_RULE));
            }
        }
        waiting.clear();
    }
}
