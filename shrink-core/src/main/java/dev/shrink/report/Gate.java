package dev.shrink.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.shrink.config.Growth;
import dev.shrink.config.Policy;
import dev.shrink.config.Policy.Budget;
import dev.shrink.config.Policy.Waiver;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Size;
import dev.shrink.report.Verdict.Check;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Kind;
import dev.shrink.report.Verdict.Level;

/** Compares what a report counts with budgets and with a baseline, and looks for what must not be there. The same report gives the same verdict. */
public final class Gate {

    private final Settings settings;
    private final Policy policy;
    private final LocalDate today;
    private final Keepers keepers;

    /**
     * @param today   decides which waivers have expired
     * @param keepers say what keeps that which must not be there
     */
    public Gate(Settings settings, Policy policy, LocalDate today, Keepers keepers) {
        this.keepers = keepers;
        this.settings = settings;
        this.policy = policy;
        this.today = today;
    }

    /** What groups and owners the gate knows. */
    public Policy policy() {
        return policy;
    }

    /** Judges everything that the report counts. Verification findings are not its business. */
    public Verdict judge(Report report) {
        List<Finding> findings = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (Subject function : Subject.functions(report)) {
            overall(function, findings, checks);
        }
        for (Budget budget : policy.budgets()) {
            Subject.of(report, budget).forEach(subject -> judge(subject, budget, findings, checks));
        }
        findings.addAll(new ForbiddenContent(report, keepers).find(policy.forbidden()));
        return Verdict.of(findings.stream().map(this::mildened).toList(), checks);
    }

    private void overall(Subject function, List<Finding> findings, List<Check> checks) {
        Size budget = settings.get(SettingTable.BUDGET);
        boolean limit = !settings.isSet(SettingTable.BUDGET);
        String origin = limit ? "" : settings.origin(SettingTable.BUDGET);
        checks.add(new Check(Kind.BUDGET, function.name(), function.bytes(), budget.bytes(), origin));
        if (function.bytes() > budget.bytes() || limit && function.bytes() == budget.bytes()) {
            findings.add(finding(Kind.BUDGET, function, function.title() + " unzips to " + new Size(function.bytes())
                + (limit ? " and must be smaller than Lambda's limit of " : " and may unzip to ") + budget, budget.bytes(), origin));
        }
        settings.get(SettingTable.MAX_GROWTH).ifPresent(allowed -> growth(function, allowed, settings.origin(SettingTable.MAX_GROWTH), "", findings, checks));
    }

    private void judge(Subject subject, Budget budget, List<Finding> findings, List<Check> checks) {
        String takes = subject.title() + " takes " + new Size(subject.bytes()) + " " + budget.count().name().toLowerCase(Locale.ROOT);
        String advice = budget.message().isEmpty() ? "" : ". " + budget.message();
        Optional<Size> exceeded = budget.max().filter(max -> subject.bytes() > max.bytes());
        budget.max().ifPresent(max -> checks.add(new Check(Kind.BUDGET, subject.name(), subject.bytes(), max.bytes(), budget.origin())));
        exceeded.ifPresent(max -> findings.add(finding(Kind.BUDGET, subject, takes + " and may take " + max + advice, max.bytes(), budget.origin())));
        if (exceeded.isEmpty()) {
            budget.warn().filter(warn -> subject.bytes() > warn.bytes()).ifPresent(warn -> findings.add(
                finding(Kind.BUDGET, subject, takes + ", more than the " + warn + " from which on to warn" + advice, warn.bytes(), budget.origin()).at(Level.WARN, "")));
        }
        budget.maxGrowth().ifPresent(allowed -> growth(subject, allowed, budget.origin(), advice, findings, checks));
    }

    private void growth(Subject subject, Growth allowed, String origin, String advice, List<Finding> findings, List<Check> checks) {
        subject.baseline().ifPresentOrElse(before -> {
            checks.add(new Check(Kind.GROWTH, subject.name(), subject.bytes(), allowed.limit(before), origin));
            if (subject.bytes() > allowed.limit(before)) {
                findings.add(finding(Kind.GROWTH, subject, subject.title() + " grew by " + new Size(subject.bytes() - before) + " from " + new Size(before)
                    + " to " + new Size(subject.bytes()) + ", allowed is " + allowed + advice, allowed.limit(before), origin));
            }
        }, () -> findings.add(finding(Kind.GROWTH, subject, subject.title() + " has no size in a baseline to compare with, so its growth is not limited;"
            + " 'shrink baseline update' writes one", subject.bytes(), origin).at(Level.WARN, "")));
    }

    private Finding finding(Kind kind, Subject subject, String message, long allowed, String origin) {
        Finding finding = new Finding(Level.FAIL, kind, subject.name(), message, subject.bytes(), allowed, origin);
        boolean notWorse = kind == Kind.BUDGET && settings.get(SettingTable.NOT_WORSE) && subject.baseline().filter(before -> subject.bytes() <= before).isPresent();
        return notWorse ? finding.at(Level.WARN, "; it is not larger than in the baseline") : finding;
    }

    /** Applies waivers, and turns failures to warnings where the user asked for that. */
    private Finding mildened(Finding finding) {
        if (finding.level() != Level.FAIL) {
            return finding;
        }
        Optional<Waiver> waiver = policy.waivers().stream().filter(w -> covers(w, finding)).min(Comparator.comparing(w -> today.isAfter(w.expires())));
        Finding judged = waiver.map(w -> today.isAfter(w.expires())
            ? finding.at(Level.FAIL, "; the waiver of " + w.origin() + " expired on " + w.expires())
            : finding.at(Level.WAIVED, "; accepted until " + w.expires() + ": " + w.reason())).orElse(finding);
        return judged.level() == Level.FAIL && settings.get(SettingTable.WARN_ONLY) ? judged.at(Level.WARN, "") : judged;
    }

    private static boolean covers(Waiver waiver, Finding finding) {
        return waiver.kind().equalsIgnoreCase(finding.kind().name()) && waiver.subject().matches(finding.subject())
            && waiver.upTo().filter(most -> finding.actual() > most.bytes()).isEmpty();
    }
}
