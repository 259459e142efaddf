package dev.shrink;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.shrink.analysis.References;
import dev.shrink.analysis.References.Fate;
import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.ReferenceGraph;
import dev.shrink.analysis.graph.Space;
import dev.shrink.model.EntryPath;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Plan;

/** Answers by what chains things are reached, and what would go without them. */
final class Witnesses {

    /** More chains of the same length tell nobody anything. */
    private static final int MOST_CHAINS = 100;

    private final List<References> references;
    private final Plan plan;

    Witnesses(List<References> references, Plan plan) {
        this.references = List.copyOf(references);
        this.plan = plan;
    }

    /** All shortest chains from roots to an entry, as lines; none for what no code reaches. */
    List<List<String>> chains(EntryPath path) {
        return references.stream().filter(of -> of.nodes().containsKey(path)).flatMap(of -> chains(of.graph(), of.nodes().get(path))).distinct().limit(MOST_CHAINS).toList();
    }

    private static Stream<List<String>> chains(ReferenceGraph graph, Node node) {
        return graph.shortestChains(node, MOST_CHAINS).stream().map(chain -> graph.explained(node, chain));
    }

    /** The members that a question means, for all functions together. */
    List<MemberExplanation> members(String question) {
        Map<Node, Fate> fates = new LinkedHashMap<>();
        references.forEach(of -> of.members().apply(question).forEach(member -> fates.merge(member.node(), member.fate(), (a, b) -> a.compareTo(b) <= 0 ? a : b)));
        return fates.entrySet().stream().map(e -> new MemberExplanation(e.getKey().name(), e.getValue(),
            references.stream().flatMap(of -> chains(of.graph(), e.getKey())).distinct().limit(MOST_CHAINS).toList(), without(e.getKey()::equals))).toList();
    }

    /** What would go without some entries; empty where no code reaches any of them. */
    Optional<Freed> without(Collection<EntryPath> entries) {
        Set<Node> cut = new HashSet<>();
        references.forEach(of -> entries.stream().filter(of.nodes()::containsKey).forEach(path -> cut.add(of.nodes().get(path))));
        return without(node -> cut.contains(node) || cut.contains(node.owner()));
    }

    /** An entry goes if it was reached, and no function reaches it any more. */
    private Optional<Freed> without(Predicate<Node> cut) {
        Set<EntryPath> lost = new HashSet<>();
        Set<EntryPath> needed = new HashSet<>();
        int members = 0;
        for (References of : references) {
            Set<Node> gone = new HashSet<>(of.graph().lostWithout(cut));
            members += (int) gone.stream().filter(node -> node.space() == Space.MEMBER).count();
            of.nodes().forEach((path, node) -> {
                if (of.graph().reached(node)) {
                    (gone.contains(node) ? lost : needed).add(path);
                }
            });
        }
        lost.removeAll(needed);
        List<Decision> going = lost.stream().flatMap(path -> plan.decisionOn(path).stream()).filter(decision -> !decision.removed()).toList();
        return going.isEmpty() && members == 0 ? Optional.empty()
            : Optional.of(new Freed(going.stream().mapToLong(decision -> decision.entry().cost()).sum(), going.size(), members));
    }
}
