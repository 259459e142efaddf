package dev.shrink.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.shrink.analysis.Components;
import dev.shrink.lambda.Quota;
import dev.shrink.model.Artifact;
import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Scratch;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Ledger;
import dev.shrink.plan.Plan;
import dev.shrink.plan.Row;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.CategorySize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.Change;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.RuleSaving;
import dev.shrink.report.Report.Totals;
import dev.shrink.rule.Reason;
import dev.shrink.rule.RuleInfo;

/** Makes a report of a ledger. */
public final class ReportMaker {

    private final List<RuleInfo> rules;
    private final Gate gate;
    private final Scratch scratch;

    /**
     * @param rules   all installed rules, for their summaries
     * @param scratch where large files are laid out to be looked into
     */
    public ReportMaker(List<RuleInfo> rules, Gate gate, Scratch scratch) {
        this.scratch = scratch;
        this.rules = List.copyOf(rules);
        this.gate = gate;
    }

    /**
     * @param verb     {@code audit}, {@code check} or {@code shrink}; the sizes of a shrink are those written, of the others those found
     * @param written  the deployment as written, or as a shrink would write it
     * @param baseline what the gate compares with
     */
    public Report make(String verb, Plan plan, Deployment written, Ledger ledger, Components components, List<DynamicSite> dynamicSites,
                       List<Diagnostic> diagnostics, Baseline baseline) {
        boolean shrunk = verb.equals("shrink");
        List<ArtifactSize> artifacts = new ArrayList<>();
        for (Artifact before : plan.input().artifacts()) {
            Artifact after = written.artifact(before.name()).orElseThrow();
            artifacts.add(new ArtifactSize(before.name(), before.role().name().toLowerCase(java.util.Locale.ROOT),
                (shrunk ? after : before).source().toString(), measure(before, after, shrunk)));
        }
        Measure totals = artifacts.stream().map(ArtifactSize::measure).reduce(Measure.NOTHING, Measure::plus);
        Shares before = Shares.of(plan.input());
        Shares after = shrunk ? Shares.of(written) : before;
        ChangeTable changes = new ChangeTable();
        List<FileSize> files = files(ledger, plan, changes);
        Report report = new Report(Report.SCHEMA_VERSION, verb, Verdict.OK, new Totals(totals, Quota.UNZIPPED_BYTES, Quota.SPOKEN_256_MB_BYTES),
            functions(artifacts), artifacts, components(ledger, components, shrunk, before, after),
            new Groups(gate.policy()).of(ledger.rows(), shrunk ? Row::after : Row::before), categories(ledger, shrunk), rules(ledger), changes.all(),
            files, Anatomies.of(shrunk ? written : plan.input(), scratch), Duplicates.in(shrunk ? written : plan.input()), baseline, dynamicSites, diagnostics);
        return report.withVerdict(gate.judge(report));
    }

    private static Measure measure(Artifact before, Artifact after, boolean shrunk) {
        Artifact now = shrunk ? after : before;
        return new Measure(now.unzippedBytes(), now.packedSize(), now.explodedBytes(), libLayout(now),
            before.unzippedBytes(), before.packedSize(), before.explodedBytes(), libLayout(before), after.unzippedBytes());
    }

    /** With nested archives it is in that layout already; without, one jar of everything would take what the zip takes. */
    private static long libLayout(Artifact artifact) {
        boolean nested = artifact.root().entries().stream().anyMatch(e -> e.inner().isPresent());
        return nested || artifact.packedSize() == 0 ? artifact.unzippedBytes() : artifact.packedSize();
    }

    private static List<FunctionSize> functions(List<ArtifactSize> artifacts) {
        Map<Boolean, List<ArtifactSize>> byRole = artifacts.stream().collect(Collectors.partitioningBy(a -> a.role().equals("layer")));
        Measure layers = byRole.get(true).stream().map(ArtifactSize::measure).reduce(Measure.NOTHING, Measure::plus);
        int count = byRole.get(true).size();
        return byRole.get(false).stream().map(f -> {
            Measure with = f.measure().plus(layers);
            return new FunctionSize(f.name(), count, with.unzippedBytes(), with.unzippedBytesBefore(), with.achievableUnzippedBytes(), Quota.UNZIPPED_BYTES,
                with.unzippedBytes() < Quota.UNZIPPED_BYTES);
        }).toList();
    }

    private static List<ComponentSize> components(Ledger ledger, Components components, boolean shrunk, Shares before, Shares after) {
        Map<Component, List<Row>> byOwner = ledger.rows().stream().collect(Collectors.groupingBy(Row::owner, TreeMap::new, Collectors.toList()));
        return byOwner.entrySet().stream().map(e -> {
            Component c = e.getKey();
            List<Row> rows = e.getValue();
            return new ComponentSize(c.purl(), c.name(), c.version(), components.licenceOf(c).orElse(""),
                components.chainTo(c).stream().map(Component::toString).toList(), components.requiredBy(c).stream().map(Component::purl).filter(p -> !p.isEmpty()).toList(),
                sum(rows, shrunk ? Row::after : Row::before), sum(rows, Row::before),
                sum(rows, shrunk ? Row::unpackedAfter : Row::unpackedBefore), sum(rows, Row::unpackedBefore),
                after.zipped(rows, shrunk ? Row::after : Row::before), before.zipped(rows, Row::before), savings(rows));
        }).sorted(Comparator.comparingLong(ComponentSize::unzippedBytesBefore).reversed().thenComparing(ComponentSize::name)).toList();
    }

    private static List<CategorySize> categories(Ledger ledger, boolean shrunk) {
        Map<String, List<Row>> byCategory = ledger.rows().stream().collect(Collectors.groupingBy(row -> Category.of(pathOf(row)).title(), TreeMap::new, Collectors.toList()));
        return byCategory.entrySet().stream().map(e -> new CategorySize(e.getKey(), e.getValue().size(),
                sum(e.getValue(), shrunk ? Row::after : Row::before), sum(e.getValue(), Row::before),
                sum(e.getValue(), shrunk ? Row::unpackedAfter : Row::unpackedBefore), sum(e.getValue(), Row::unpackedBefore)))
            .sorted(Comparator.comparingLong(CategorySize::unzippedBytesBefore).reversed().thenComparing(CategorySize::category)).toList();
    }

    private List<RuleSaving> rules(Ledger ledger) {
        Map<String, long[]> byRule = new TreeMap<>();
        for (Row row : ledger.rows()) {
            long unpacked = row.unpackedBefore() - row.unpackedAfter();
            long all = row.before() - row.after();
            row.savedByRule().forEach((rule, bytes) -> {
                long[] sums = byRule.computeIfAbsent(rule, r -> new long[3]);
                sums[0]++;
                sums[1] += bytes;
                sums[2] += row.savedByRule().size() == 1 ? unpacked : all == 0 ? 0 : Math.round((double) unpacked * bytes / all);
            });
        }
        Map<String, RuleInfo> infos = rules.stream().collect(Collectors.toMap(RuleInfo::id, Function.identity()));
        return byRule.entrySet().stream().map(e -> {
            Optional<RuleInfo> info = Optional.ofNullable(infos.get(e.getKey()));
            return new RuleSaving(e.getKey(), info.map(i -> i.safety().name()).orElse("LOSSLESS").toLowerCase(java.util.Locale.ROOT),
                info.map(RuleInfo::summary).orElse("Archives packed better, with fewer entries"), (int) e.getValue()[0], e.getValue()[1], e.getValue()[2]);
        }).sorted(Comparator.comparingLong(RuleSaving::savedBytes).reversed().thenComparing(RuleSaving::id)).toList();
    }

    private static Change change(Row row, Plan plan) {
        if (row.savedByRule().isEmpty() || row.overhead()) {
            return Change.KEPT;
        }
        Optional<Decision> decision = plan.decisionOn(row.path());
        boolean removed = decision.filter(Decision::removed).isPresent();
        Optional<Reason> reason = removed ? decision.flatMap(Decision::verdict).map(v -> v.reason())
            : decision.flatMap(d -> d.rewrites().stream().findFirst()).map(r -> r.reason());
        String action = removed ? "removed" : row.before() == 0 ? "added" : "rewritten";
        return new Change(action, String.join(", ", new TreeMap<>(row.savedByRule()).keySet()), reason.map(Reason::sentence).orElse("packed better"),
            reason.map(Reason::evidence).orElse(List.of()));
    }

    private static List<FileSize> files(Ledger ledger, Plan plan, ChangeTable changes) {
        return ledger.rows().stream().filter(row -> row.before() != 0 || row.after() != 0)
            .map(row -> new FileSize(row.path().artifact(), pathOf(row), row.owner().toString(), row.before(), row.after(), changes.numberOf(change(row, plan)))).toList();
    }

    /** An archive's own structure has the archive's path, as if it were an entry without a name inside. */
    private static String pathOf(Row row) {
        return row.overhead() ? row.path() + "!/" : row.path().toString();
    }

    private static Map<String, Long> savings(List<Row> rows) {
        Map<String, Long> savings = new TreeMap<>();
        rows.forEach(row -> row.savedByRule().forEach((rule, bytes) -> savings.merge(rule, bytes, Long::sum)));
        return savings;
    }

    private static long sum(List<Row> rows, java.util.function.ToLongFunction<Row> bytes) {
        return rows.stream().mapToLong(bytes).sum();
    }
}
