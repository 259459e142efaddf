package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@code python.untraced-data}: service models, time zones and locales that no recorded run opened, where code asks for them by names that cannot be found out. */
public final class UntracedDataRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.untraced-data", Stage.CODE, Safety.TRACED,
            "Takes out AWS service models, time zones and locales that no recorded run opened and no reached code names");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        for (Site site : facts.get(PythonTree.ANALYSIS).sites()) {
            for (DataKind kind : DataKind.all()) {
                NavigableMap<String, List<Entry>> items = kind.items(site);
                if (isRecorded(kind, items, site, facts) && !DataUse.isStated(kind, facts)) {
                    Map<String, String> used = new TreeMap<>(DataUse.of(kind, items.keySet(), facts.get(PythonTree.ANALYSIS), facts.get(TracedReach.ANALYSIS), facts).used());
                    opened(items, site, facts).forEach(item -> used.putIfAbsent(item, "a recorded run opened it"));
                    DataRule.separate(INFO, kind, items, used, "no recorded run opened, and no kept code names, ", out);
                }
            }
        }
    }

    /** Whether recordings are in force and opened some item: a run that opened none says nothing of what is asked for. */
    static boolean isRecorded(DataKind kind, NavigableMap<String, List<Entry>> items, Site site, Facts facts) {
        return !items.isEmpty() && TracedReach.isInForce(facts) && !opened(items, site, facts).isEmpty();
    }

    private static Set<String> opened(NavigableMap<String, List<Entry>> items, Site site, Facts facts) {
        Set<String> files = facts.get(Traces.ANALYSIS).files();
        return items.keySet().stream().filter(item -> items.get(item).stream().anyMatch(e -> files.contains(e.path().name()) || files.contains(site.relative(e)))).collect(Collectors.toSet());
    }
}
