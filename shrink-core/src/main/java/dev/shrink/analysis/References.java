package dev.shrink.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.ReferenceGraph;
import dev.shrink.model.EntryPath;

/**
 * What keeps what for one function, for whoever asks why.
 *
 * @param function the function's name
 * @param graph    what its roots reach, and by what
 * @param nodes    the node of each entry of the function and its layers that was analysed, reached or not
 * @param members  the members that a question such as {@code com.x.Foo.bar} means; none where it means something else
 */
public record References(String function, ReferenceGraph graph, Map<EntryPath, Node> nodes, Function<String, List<Member>> members) {

    /**
     * A method or field.
     *
     * @param node its place in the graph
     * @param fate what happens to it
     */
    public record Member(Node node, Fate fate) { }

    /** What happens to a member. */
    public enum Fate {
        /** It stays as it is. */
        KEPT("kept"),
        /** Something links to it, and nothing can call it. */
        STUBBED("stays without its code, since something links to it though nothing can call it"),
        /** It goes, with its class or alone. */
        REMOVED("REMOVED");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
