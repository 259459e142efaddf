package dev.shrink;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.shrink.model.Component;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Size;

/**
 * Why one entry is kept or removed.
 *
 * @param path     the entry
 * @param owner    the component that it belongs to
 * @param chain    how that component comes in: a shortest chain of requirements
 * @param removed  whether it goes
 * @param bytes    what Lambda counts for it, before
 * @param reasons  what decided, then what was overruled; empty where no rule has an opinion, which keeps it
 * @param chains   all shortest chains of references that reach it, a list of lines each; none for what no code reaches
 * @param without  what would go without it, if code reaches it; not asked for more than the largest entries of an answer
 */
public record Explanation(EntryPath path, Component owner, List<Component> chain, boolean removed, long bytes, List<Line> reasons, List<List<String>> chains, Optional<Freed> without) {

    /**
     * One reason.
     *
     * @param role     {@code decides}, {@code rewrites} or {@code overruled}
     * @param ruleId   the rule
     * @param sentence the reason
     * @param evidence what it rests on
     */
    public record Line(String role, String ruleId, String sentence, List<String> evidence) { }

    /** The explanation in a few lines, as front ends print it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(path).append("  ").append(new Size(bytes)).append(removed ? "  REMOVED" : "  kept").append('\n');
        text.append("  of ").append(chain.stream().map(Component::toString).collect(Collectors.joining(" > "))).append('\n');
        if (reasons.isEmpty()) {
            text.append("  no rule has an opinion about it, so it stays\n");
        }
        for (Line line : reasons) {
            text.append("  ").append(line.role()).append("  ").append(line.ruleId()).append(": ").append(line.sentence()).append('\n');
            line.evidence().forEach(evidence -> text.append("      ").append(evidence).append('\n'));
        }
        List<List<String>> others = chains.stream().filter(chain -> reasons.stream().noneMatch(line -> line.evidence().equals(chain))).toList();
        Chains.print(others, others.size() < chains.size(), text);
        without.ifPresent(freed -> text.append("  ").append(freed.text()).append('\n'));
        return text.toString();
    }
}
