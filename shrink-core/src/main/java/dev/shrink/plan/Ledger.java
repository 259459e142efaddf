package dev.shrink.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.analysis.Components;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.Broken;
import dev.shrink.plan.Outcome.Applied;
import dev.shrink.rule.Proposal;

/**
 * Accounts for every byte: what each entry cost before and costs in what was really written, and which rule made the difference.
 * The rows add up to the measured artifacts exactly, or making the ledger fails.
 */
public final class Ledger {

    /** The rule to which bytes count that only packing better saved. */
    public static final String RECOMPRESSION = "archive.recompress";
    /** The rule to which bytes count that archives saved because they have fewer entries. */
    public static final String OVERHEAD = "archive.overhead";

    private final List<Row> rows;

    private Ledger(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /**
     * @param written the deployment as it was read back from what was written
     * @throws Broken if the rows do not add up to what was measured
     */
    public static Ledger of(Plan plan, Outcome outcome, Deployment written, Components components) {
        Map<EntryPath, Entry> after = new HashMap<>();
        written.walk().forEach(entry -> after.put(entry.path(), entry));
        List<Row> rows = new ArrayList<>();
        plan.input().walk().forEach(before -> {
            Optional<Entry> now = Optional.ofNullable(after.remove(before.path()));
            rows.add(row(before, now, plan, outcome, components));
        });
        Map<EntryPath, String> addedBy = new HashMap<>();
        plan.additions().forEach(addition -> addedBy.put(addition.path(), addition.reason().ruleId()));
        after.values().stream().sorted((a, b) -> a.path().compareTo(b.path())).forEach(added -> rows.add(new Row(added.path(),
            components.ownerOf(added.path()), false, 0, added.cost(), 0, added.size(),
            added.cost() == 0 ? Map.of() : Map.of(addedBy.getOrDefault(added.path(), OVERHEAD), -added.cost()))));
        check(rows, plan.input(), written);
        return new Ledger(rows);
    }

    /** The ledger of a deployment to which nothing happens. */
    public static Ledger unchanged(Deployment deployment, Components components) {
        Map<EntryPath, Decision> none = new LinkedHashMap<>();
        return of(new Plan(deployment, none, List.of()), new Outcome(deployment, Map.of()), deployment, components);
    }

    private static Row row(Entry before, Optional<Entry> now, Plan plan, Outcome outcome, Components components) {
        boolean archive = before.inner().isPresent();
        long was = archive ? overhead(before) : before.cost();
        long is = now.map(e -> e.inner().isPresent() ? overhead(e) : e.cost()).orElse(0L);
        Map<String, Long> saved = was == is ? Map.of() : causes(before, was - is, archive, plan, outcome);
        return new Row(before.path(), components.ownerOf(before.path()), archive, was, is,
            archive ? 0 : before.size(), archive ? 0 : now.map(Entry::size).orElse(0L), saved);
    }

    /** What an archive costs beside its entries; negative where archives in archives are packed twice. */
    private static long overhead(Entry archive) {
        return archive.cost() - archive.inner().map(Container::entries).orElse(List.of()).stream().mapToLong(Entry::cost).sum();
    }

    private static Map<String, Long> causes(Entry before, long saved, boolean archive, Plan plan, Outcome outcome) {
        Optional<Proposal> removal = plan.decisionOn(before.path()).filter(Decision::removed).flatMap(Decision::verdict);
        if (removal.isPresent()) {
            return Map.of(removal.get().reason().ruleId(), saved);
        }
        List<Applied> rewrites = outcome.rewrites().getOrDefault(before.path(), List.of());
        if (rewrites.isEmpty()) {
            return Map.of(archive ? OVERHEAD : RECOMPRESSION, saved);
        }
        Map<String, Long> shares = new LinkedHashMap<>();
        long unpacked = rewrites.stream().mapToLong(Applied::savedBytes).sum();
        long left = saved;
        for (int i = 0; i < rewrites.size(); i++) {
            boolean last = i == rewrites.size() - 1;
            long share = last || unpacked == 0 ? left : Math.round((double) saved * rewrites.get(i).savedBytes() / unpacked);
            shares.merge(rewrites.get(i).ruleId(), share, Long::sum);
            left -= share;
        }
        return shares;
    }

    private static void check(List<Row> rows, Deployment input, Deployment written) {
        require("before", rows.stream().mapToLong(Row::before).sum(), input);
        require("after", rows.stream().mapToLong(Row::after).sum(), written);
        long saved = rows.stream().flatMap(r -> r.savedByRule().values().stream()).mapToLong(Long::longValue).sum();
        long difference = rows.stream().mapToLong(r -> r.before() - r.after()).sum();
        if (saved != difference) {
            throw new Broken("ledger.causes", "ledger", "rules saved " + saved + " bytes, the sizes differ by " + difference);
        }
    }

    private static void require(String when, long sum, Deployment measured) {
        long counted = measured.artifacts().stream().mapToLong(a -> a.unzippedBytes()).sum();
        if (sum != counted) {
            throw new Broken("ledger.sum", "ledger", "the rows " + when + " add up to " + sum + " bytes, measured are " + counted);
        }
    }
}
