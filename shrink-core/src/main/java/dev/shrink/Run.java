package dev.shrink;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.GivenComponents;
import dev.shrink.analysis.MainClasses;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.analysis.ReferenceSource;
import dev.shrink.analysis.References;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.ArtifactWriter;
import dev.shrink.archive.Workspace;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.plan.Ledger;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.plan.Planner;
import dev.shrink.report.Gate;
import dev.shrink.report.Keepers;
import dev.shrink.report.Report;
import dev.shrink.report.ReportMaker;
import dev.shrink.report.Verdict;
import dev.shrink.rule.Rule;
import dev.shrink.verify.Rehearsal;

/** One run over one deployment: opens it, and closes all that it opened. */
final class Run implements AutoCloseable {

    private final Request request;
    private final Descriptions descriptions;
    private final List<Rule> rules;
    private final Temporaries temporaries = new Temporaries();
    private final Workspace workspace;
    private final ArtifactReader reader;
    private final Facts facts;
    private final List<Diagnostic> early = new java.util.concurrent.CopyOnWriteArrayList<>();

    Run(Request given, List<Rule> rules) {
        this.rules = rules;
        this.workspace = temporaries.workspace();
        try {
            this.descriptions = new Descriptions(given, workspace, early::add);
            this.request = descriptions.request();
            this.reader = new ArtifactReader(workspace, limits(), early::add);
            this.facts = Facts.of(read(), settings(), workspace);
            facts.supply(GivenComponents.ANALYSIS, request.provenance());
            early.forEach(facts::tell);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The request, in which what only described artifacts has been replaced by artifacts. */
    Request request() {
        return request;
    }

    /** Whether an artifact was only described by what was given. */
    boolean assembled(String artifact) {
        return descriptions.assembled(artifact);
    }

    private Settings settings() {
        return request.settings();
    }

    private Deployment read() {
        return new Deployment(
            request.functions().stream().map(in -> open(in, Artifact.Role.FUNCTION)).toList(),
            request.layers().stream().map(in -> open(in, Artifact.Role.LAYER)).toList());
    }

    /** What reports name, and what an output must not replace, is the file that was given. */
    private Artifact open(Request.Input input, Artifact.Role role) {
        Artifact artifact = reader.open(input.path(), input.name(), role);
        return new Artifact(artifact.name(), role, descriptions.given(input), artifact.packedSize(), artifact.root());
    }

    private ArchiveLimits limits() {
        return ArchiveLimits.DEFAULT.withMaxDepth(settings().get(SettingTable.MAX_DEPTH));
    }

    Deployment input() {
        return facts.view();
    }

    Components components() {
        return facts.get(Components.ANALYSIS);
    }

    Plan plan() {
        return new Planner(rules).plan(facts, settings().tier(hasRoots()));
    }

    private boolean hasRoots() {
        return !settings().get(SettingTable.HANDLER).isEmpty() || !settings().get(SettingTable.ROOT).isEmpty() || !facts.get(MainClasses.ANALYSIS).isEmpty();
    }

    Outcome execute(Plan plan) {
        return new PlanExecutor(workspace, facts::tell).execute(plan);
    }

    /** What a plan's outcome would break. */
    List<Breakage> breakages(Outcome outcome) {
        Facts after = facts.about(outcome.result());
        List<Breakage> found = new ArrayList<>();
        ServiceLoader.load(OutputCheck.class, OutputCheck.class.getClassLoader()).forEach(check -> check.check(facts, after, found::add));
        return found;
    }

    /** What keeps what, for what a plan found out. */
    List<References> references() {
        List<References> all = new ArrayList<>();
        ServiceLoader.load(ReferenceSource.class, ReferenceSource.class.getClassLoader()).forEach(source -> all.addAll(source.references(facts)));
        return all;
    }

    /** Reports what running a function has shown, and what had to be put back for it. */
    void tell(Rehearsal.Ran ran) {
        String of = request.functions().size() > 1 ? " of " + ran.function() : "";
        ran.repaired().ifPresent(repaired -> {
            for (String keep : repaired.keepEntries()) {
                facts.tell(Diagnostic.warning("verify.put-back", keep, "it was put back: without it the events" + of + " are not answered as before"
                    + (repaired.minimal() ? "" : " (perhaps more was put back than needed: the allowed runs were used up)"), "Add it to keep, so that the next shrink keeps it at once"));
            }
        });
        if (ran.result().passed()) {
            facts.tell(Diagnostic.note("verify.passed", ran.function(), ran.result().verdict()));
        }
    }

    /** Reports that a function has no events while others have some. */
    void tellUnproven(String function) {
        facts.tell(Diagnostic.note("verify.no-events", function, "it has no events: nothing is proved about it"));
    }

    /** Writes every artifact where {@code targets} says, and reads it back. */
    Deployment write(Outcome outcome, Map<String, Path> targets) {
        try (ArtifactWriter writer = new ArtifactWriter(workspace, settings().get(SettingTable.RECOMPRESS))) {
            outcome.result().artifacts().forEach(artifact -> writer.write(formed(artifact, targets.get(artifact.name())), targets.get(artifact.name())));
        }
        ArtifactReader again = new ArtifactReader(workspace, limits(), ignored -> { });
        return facts.view().mapArtifacts(a -> again.open(targets.get(a.name()), a.name(), a.role()));
    }

    /** What was only described has no form of its own: the target's name tells which one is wanted. */
    private Artifact formed(Artifact artifact, Path target) {
        boolean zip = assembled(artifact.name()) && target.toString().matches(".*\\.(zip|whl)");
        return zip ? artifact.withRoot(new Container(Container.Form.ZIP, artifact.root().entries())) : artifact;
    }

    /** Writes to scratch, to know what a shrink would give. */
    Deployment rehearse(Outcome outcome) {
        Map<String, Path> targets = new HashMap<>();
        facts.view().artifacts().forEach(artifact -> targets.put(artifact.name(), workspace.newFile()));
        return write(outcome, targets);
    }

    /** @param written the deployment as it was read back */
    Report report(String verb, Plan plan, Outcome outcome, Deployment written, List<Breakage> breakages) {
        Ledger ledger = Ledger.of(plan, outcome, written, components());
        Report report = maker(new Keepers(plan::all)).make(verb, plan, written, ledger, components(), facts.dynamicSites(), facts.diagnostics(), request.baseline());
        return report.withFindings(breakages.stream()
            .map(b -> new Verdict.Finding(Verdict.Kind.VERIFICATION, b.subject(), b.toString(), 0, 0)).toList());
    }

    /** The sizes as they are, without any plan. */
    Report reportAsIs(String verb) {
        Plan nothing = new Plan(facts.view(), Map.of(), List.of());
        Keepers keepers = hasRoots() ? new Keepers(() -> plan().all()) : Keepers.none();
        return maker(keepers).make(verb, nothing, facts.view(), Ledger.unchanged(facts.view(), components()), components(), List.of(), facts.diagnostics(), request.baseline());
    }

    private ReportMaker maker(Keepers keepers) {
        return new ReportMaker(rules.stream().map(Rule::info).toList(), new Gate(settings(), request.policy(), LocalDate.now(ZoneOffset.UTC), keepers), workspace);
    }

    @Override
    public void close() {
        temporaries.close();
    }
}
