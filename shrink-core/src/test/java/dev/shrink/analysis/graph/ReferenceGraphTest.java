package dev.shrink.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceGraphTest {
    private static final Node HANDLER = Node.type("com/acme/Handler");
    private static final Node DRIVER = Node.nativeLibrary("libdriver.so");
    private static final Node CALLBACK = Node.type("com/acme/Callback");
    private static final Node UNUSED = Node.type("com/acme/Unused");

    @Test
    void chainCrossesLanguages() {
        GraphBuilder builder = new GraphBuilder();
        builder.root(HANDLER, "--handler");
        builder.edge(HANDLER, EdgeKind.LOADS, DRIVER);
        builder.edge(DRIVER, EdgeKind.CALLS_BACK, CALLBACK);
        ReferenceGraph graph = builder.build();

        assertThat(graph.witness(CALLBACK)).extracting(Step::toString).containsExactly(
                "com/acme/Handler loads libdriver.so", "libdriver.so calls back com/acme/Callback");
        assertThat(graph.rootReason(HANDLER)).contains("--handler");
    }

    @Test
    void witnessIsAShortestChainEvenIfALongerOneWasAddedFirst() {
        GraphBuilder builder = new GraphBuilder();
        builder.root(HANDLER, "root");
        builder.edge(HANDLER, EdgeKind.REFERS, UNUSED);
        builder.edge(UNUSED, EdgeKind.REFERS, CALLBACK);
        builder.edge(HANDLER, EdgeKind.NAMES, CALLBACK);

        assertThat(builder.build().witness(CALLBACK)).containsExactly(new Step(HANDLER, EdgeKind.NAMES, CALLBACK));
    }

    @Test
    void findsAllShortestChains() {
        GraphBuilder builder = new GraphBuilder();
        Node left = Node.type("Left");
        Node right = Node.type("Right");
        builder.root(HANDLER, "root");
        builder.edge(HANDLER, EdgeKind.REFERS, left);
        builder.edge(HANDLER, EdgeKind.REFERS, right);
        builder.edge(left, EdgeKind.USES, CALLBACK);
        builder.edge(right, EdgeKind.CREATES, CALLBACK);
        ReferenceGraph graph = builder.build();

        assertThat(graph.shortestChains(CALLBACK, 10)).containsExactlyInAnyOrder(
                List.of(new Step(HANDLER, EdgeKind.REFERS, left), new Step(left, EdgeKind.USES, CALLBACK)),
                List.of(new Step(HANDLER, EdgeKind.REFERS, right), new Step(right, EdgeKind.CREATES, CALLBACK)));
        assertThat(graph.shortestChains(CALLBACK, 1)).hasSize(1);
    }

    @Test
    void unreachedNodeHasNoWitnessButItsReferrersAreKnown() {
        GraphBuilder builder = new GraphBuilder();
        builder.root(HANDLER, "root");
        builder.edge(UNUSED, EdgeKind.REFERS, CALLBACK);
        ReferenceGraph graph = builder.build();

        assertThat(graph.reached(CALLBACK)).isFalse();
        assertThat(graph.witness(CALLBACK)).isEmpty();
        assertThat(graph.referrers(CALLBACK)).containsExactly(new Step(UNUSED, EdgeKind.REFERS, CALLBACK));
        assertThat(graph.retained(CALLBACK, n -> 10)).isZero();
    }

    @Test
    void nodeRetainsWhatOnlyItReaches() {
        GraphBuilder builder = new GraphBuilder();
        Node shared = Node.type("Shared");
        builder.root(HANDLER, "root");
        builder.edge(HANDLER, EdgeKind.REFERS, UNUSED);
        builder.edge(UNUSED, EdgeKind.REFERS, CALLBACK);
        builder.edge(UNUSED, EdgeKind.REFERS, shared);
        builder.edge(HANDLER, EdgeKind.REFERS, shared);

        assertThat(builder.build().retained(UNUSED, n -> 10)).isEqualTo(20);
    }

    @Test
    void dominatorTreeAgreesWithCuttingEachNodeOutOfRandomGraphs() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            GraphBuilder builder = new GraphBuilder();
            int size = 2 + random.nextInt(30);
            for (int i = 0; i < size * 2; i++) {
                builder.edge(Node.type("N" + random.nextInt(size)), EdgeKind.REFERS, Node.type("N" + random.nextInt(size)));
            }
            builder.root(Node.type("N0"), "root");
            builder.root(Node.type("N1"), "root");
            ReferenceGraph graph = builder.build();
            Map<Node, Long> all = graph.retainedByAll(n -> n.name().hashCode() & 0xff);

            assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(graph.reached().toList());
            all.forEach((node, bytes) ->
                    assertThat(bytes).isEqualTo(graph.retained(node, n -> n.name().hashCode() & 0xff)));
        }
    }
}
