package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code python.unused-data}: service models, time zones, locales and fonts that no reached code asks for. */
public final class DataRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.unused-data", Stage.CODE, Safety.STATIC,
            "Takes out AWS service models, time zones, locales, font metrics and sample data that no code reached from a root asks for");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        for (Site site : facts.get(PythonTree.ANALYSIS).sites()) {
            for (DataKind kind : DataKind.all()) {
                NavigableMap<String, List<Entry>> items = kind.items(site);
                if (!items.isEmpty()) {
                    judge(kind, site, items, facts, out);
                }
            }
        }
    }

    private static void judge(DataKind kind, Site site, NavigableMap<String, List<Entry>> items, Facts facts, Consumer<Proposal> out) {
        PythonReach reach = facts.get(FunctionReach.ANALYSIS).of(site.artifact());
        boolean stated = DataUse.isStated(kind, facts);
        if (!reach.active() && !stated) {
            return;
        }
        DataUse use = DataUse.of(kind, items.keySet(), facts.get(PythonTree.ANALYSIS), reach, facts);
        if (!use.open().isEmpty() && !stated) {
            if (!UntracedDataRule.isRecorded(kind, items, site, facts)) {
                use.open().forEach(facts::tell);
            }
            return;
        }
        Map<String, String> used = new TreeMap<>(use.used());
        if (stated) {
            used.keySet().removeAll(kind.supposed(items.keySet()));
        }
        DataUse.stated(kind, items.keySet(), facts).forEach(item -> used.putIfAbsent(item, "the setting uses names it"));
        separate(INFO, kind, items, used, stated ? "neither reached code nor the setting uses asks for " : "no code that a root reaches asks for ", out);
    }

    /** Keeps what is used and removes the rest. */
    static void separate(RuleInfo rule, DataKind kind, NavigableMap<String, List<Entry>> items, Map<String, String> used, String why, Consumer<Proposal> out) {
        String[] evidence = items.keySet().stream().filter(used::containsKey).limit(8).map(item -> "used: " + item + ": " + used.get(item)).toArray(String[]::new);
        items.forEach((item, entries) -> {
            boolean kept = used.containsKey(item);
            Reason reason = kept ? Reason.of(rule, "the " + kind.id() + " " + item + " is used", used.get(item))
                    : Reason.of(rule, why + "the " + kind.id() + " " + item, evidence);
            entries.forEach(entry -> out.accept(kept ? new Keep(entry.path(), Keep.Extent.PRESENCE, reason) : new Remove(entry.path(), reason)));
        });
    }
}
