package dev.shrink;

import java.util.List;

import dev.shrink.model.Component;
import dev.shrink.model.EntryPath;

/**
 * Why one entry is kept or removed.
 *
 * @param path     the entry
 * @param owner    the component that it belongs to
 * @param chain    how that component comes in: a shortest chain of requirements
 * @param removed  whether it goes
 * @param bytes    what Lambda counts for it, before
 * @param reasons  what decided, then what was overruled; empty where no rule has an opinion, which keeps it
 */
public record Explanation(EntryPath path, Component owner, List<Component> chain, boolean removed, long bytes, List<Line> reasons) {

    /**
     * One reason.
     *
     * @param role     {@code decides}, {@code rewrites} or {@code overruled}
     * @param ruleId   the rule
     * @param sentence the reason
     * @param evidence what it rests on
     */
    public record Line(String role, String ruleId, String sentence, List<String> evidence) { }
}
