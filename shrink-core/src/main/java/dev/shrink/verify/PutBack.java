package dev.shrink.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Plan;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Reason;

/** Overrules decisions of a plan: entries that it removes or rewrites stay as they are. */
final class PutBack {

    private PutBack() { }

    /** The decisions that could be at fault: entries that are gone or have other bytes. In the order of the rules, then of the paths. */
    static List<Decision> candidates(Plan plan) {
        return plan.all().stream()
            .filter(decision -> decision.entry().isLeaf() && (decision.removed() || !decision.rewrites().isEmpty()))
            .sorted(Comparator.comparing(PutBack::ruleOf).thenComparing(decision -> decision.entry().path()))
            .toList();
    }

    private static String ruleOf(Decision decision) {
        return decision.removed() ? decision.verdict().map(verdict -> verdict.reason().ruleId()).orElse("") : decision.rewrites().get(0).reason().ruleId();
    }

    /** The plan with some entries kept byte for byte, and the archives around them with them. */
    static Plan of(Plan plan, Collection<EntryPath> paths, Reason reason) {
        Map<EntryPath, Decision> decisions = new LinkedHashMap<>(plan.decisions());
        for (EntryPath path : paths) {
            decisions.computeIfPresent(path, (p, decision) -> keep(decision, Keep.Extent.BYTES, reason));
            for (EntryPath around = path; around.depth() > 0;) {
                int last = around.depth() - 1;
                around = new EntryPath(around.artifact(), around.archives().subList(0, last), around.archives().get(last));
                decisions.computeIfPresent(around, (p, decision) -> decision.removed() ? keep(decision, Keep.Extent.PRESENCE, reason) : decision);
            }
        }
        Set<EntryPath> there = Set.copyOf(paths);
        return new Plan(plan.input(), decisions, plan.additions().stream().filter(addition -> !there.contains(addition.path())).toList());
    }

    private static Decision keep(Decision decision, Keep.Extent extent, Reason reason) {
        Entry entry = decision.entry();
        List<Proposal> overruled = new ArrayList<>(decision.overruled());
        decision.verdict().filter(Proposal.Remove.class::isInstance).ifPresent(overruled::add);
        overruled.addAll(decision.rewrites());
        return new Decision(entry, Optional.of(new Keep(entry.path(), extent, reason)), List.of(), overruled);
    }
}
