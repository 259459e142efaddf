package dev.shrink;

import java.util.List;
import java.util.Optional;

import dev.shrink.analysis.References.Fate;

/**
 * Why a method or field is kept or removed.
 *
 * @param name    internal name of its class, and its name with types
 * @param fate    what happens to it
 * @param chains  all shortest chains that reach it, a list of lines each; none where members are not followed one by one, or nothing reaches it
 * @param without what would go without it, if anything depends on it
 */
public record MemberExplanation(String name, Fate fate, List<List<String>> chains, Optional<Freed> without) {

    /** The explanation in a few lines, as front ends print it. */
    public String text() {
        StringBuilder text = new StringBuilder(name).append("  ").append(fate.words()).append('\n');
        if (chains.isEmpty() && fate == Fate.KEPT) {
            text.append("  with its class, of which everything stays (level members follows members one by one)\n");
        }
        Chains.print(chains, false, text);
        without.ifPresent(freed -> text.append("  ").append(freed.text()).append('\n'));
        return text.toString();
    }
}
