package dev.shrink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.analysis.Breakage;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Spelling;
import dev.shrink.model.Deployment;
import dev.shrink.model.ShrinkException;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.Planner;
import dev.shrink.report.Report;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.verify.Rehearsal;
import dev.shrink.verify.Trace;
import dev.shrink.verify.VerifyResult;

/**
 * The verbs. Each opens the artifacts of a request, works and closes everything. Inputs are never written to.
 * All verbs throw {@link ShrinkException} when they cannot do what was asked; what a gate finds is in the report's verdict.
 */
public final class Shrinker {

    private final List<Rule> rules;
    private final Consumer<String> steps;

    /** Works with the given rules. */
    public Shrinker(List<Rule> rules) {
        this(rules, step -> { });
    }

    private Shrinker(List<Rule> rules, Consumer<String> steps) {
        this.rules = List.copyOf(rules);
        this.steps = steps;
    }

    /** Works with every rule on the class path. */
    public static Shrinker withInstalledRules() {
        return new Shrinker(Planner.installedRules());
    }

    /** The same, telling what it is at before each long step. */
    public Shrinker telling(Consumer<String> listener) {
        return new Shrinker(rules, listener);
    }

    /** The rules in the order of their identifiers. */
    public List<RuleInfo> rules() {
        return rules.stream().map(Rule::info).toList();
    }

    /** Says what the artifacts are made of, how large they are for Lambda, and what a shrink would save. Changes nothing. */
    public Report audit(Request asked) {
        Request request = compared(asked);
        try (Run run = open(request)) {
            Plan plan = plan(run);
            Outcome outcome = execute(run, plan);
            List<Breakage> breakages = breakages(run, outcome);
            steps.accept("trying out how small it gets");
            return run.report("audit", plan, outcome, run.rehearse(outcome), breakages);
        }
    }

    /** Compares the artifacts as they are with the budgets and the baseline. */
    public Report check(Request asked) {
        Request request = compared(asked);
        try (Run run = open(request)) {
            return run.reportAsIs("check");
        }
    }

    /**
     * Writes smaller artifacts, unless a static check finds that they would be broken: then the verdict says so and nothing is written.
     *
     * @param output in the form of the artifact: a file for a file, a folder for a folder; with several artifacts,
     *               a folder that gets each under the name of its input; what only describes an artifact, such as
     *               requirements.txt, becomes a folder, or a zip if the output's name ends in .zip or .whl
     */
    public Report shrink(Request asked, Path output) {
        Request request = compared(asked);
        boolean events = !request.running().isEmpty();
        try (Run run = open(request)) {
            Plan plan = plan(run);
            Outcome outcome = execute(run, plan);
            List<Breakage> breakages = new ArrayList<>(breakages(run, outcome));
            if (breakages.isEmpty() && events) {
                Rehearsal.Result working = rehearsed(run, plan, outcome, breakages);
                plan = working.plan();
                outcome = working.outcome();
            }
            steps.accept("writing");
            Deployment written = breakages.isEmpty() ? run.write(outcome, targets(run, output)) : run.rehearse(outcome);
            return run.report("shrink", plan, outcome, written, breakages);
        }
    }

    /** The plan, or one with entries put back without which the events are not answered as before; what stays broken is added to {@code breakages}. */
    private Rehearsal.Result rehearsed(Run run, Plan plan, Outcome outcome, List<Breakage> breakages) {
        Request request = run.request();
        try (Verification verification = new Verification(request.settings(), steps)) {
            Rehearsal.Result result = verification.check(request, plan, outcome);
            result.functions().forEach(run::tell);
            request.functions().stream().map(Request.Input::name).filter(name -> result.functions().stream().noneMatch(ran -> ran.function().equals(name))).forEach(run::tellUnproven);
            for (Rehearsal.Ran ran : result.functions()) {
                if (!ran.result().passed()) {
                    breakages.add(new Breakage("verify.differs", ran.function(), ran.result().verdict(), List.of()));
                    ran.result().differences().forEach(difference -> breakages.add(new Breakage("verify.differs", ran.function(), difference.sentence(), List.of())));
                }
            }
            return result;
        }
    }

    /** Runs two editions of a function with the same events and compares what they do. */
    public VerifyResult verify(VerifyRequest request) {
        try (Assembled assembled = new Assembled(steps); Verification verification = new Verification(request.settings(), steps)) {
            return verification.compare(assembled.of(request));
        }
    }

    /**
     * Explains why what matches is kept or removed, by what chains it is reached and what would go without it, and for components why they are there and
     * what excluding them would free.
     *
     * @param target a path, a file name, a glob, a class, a member of a class, or a component
     */
    public Answer why(Request request, String target) {
        try (Run run = open(request)) {
            List<ComponentExplanation> components = new Requirements(run.input(), run.components()).explain(target);
            Plan plan = plan(run);
            return new Why(plan, run.components(), new Witnesses(run.references(), plan)).answer(target, components);
        }
    }

    /** Runs the one function of a request with its events and says what it used. */
    public Trace trace(Request request) {
        try (Assembled assembled = new Assembled(steps); Verification verification = new Verification(request.settings(), steps)) {
            return verification.trace(assembled.of(request));
        }
    }

    private Run open(Request request) {
        steps.accept("reading " + Stream.concat(request.functions().stream(), request.layers().stream()).map(Request.Input::name).collect(Collectors.joining(", ")));
        return new Run(request, known(request));
    }

    private Plan plan(Run run) {
        steps.accept("finding out what is needed");
        return run.plan();
    }

    private Outcome execute(Run run, Plan plan) {
        steps.accept("rewriting what can be smaller");
        return run.execute(plan);
    }

    private List<Breakage> breakages(Run run, Outcome outcome) {
        steps.accept("checking that nothing is broken");
        return run.breakages(outcome);
    }

    private Request compared(Request asked) {
        return new Baselines(this).resolve(asked);
    }

    private List<Rule> known(Request request) {
        List<String> ids = rules.stream().map(rule -> rule.info().id()).toList();
        for (String id : request.settings().get(SettingTable.DISABLE)) {
            if (!ids.contains(id)) {
                throw new BadRequest("config.unknown-rule", request.settings().origin(SettingTable.DISABLE), "there is no rule '" + id + "'",
                    Spelling.nearest(id, ids).map(near -> "Did you mean '" + near + "'?").orElse("'shrink rules' lists them"));
            }
        }
        return rules;
    }

    private static Map<String, Path> targets(Run run, Path output) {
        Request request = run.request();
        Map<String, Path> targets = new HashMap<>();
        int artifacts = request.functions().size() + request.layers().size();
        if (artifacts == 1) {
            Request.Input only = request.functions().get(0);
            boolean fileIntoFolder = !run.assembled(only.name()) && Files.isDirectory(output) && !Files.isDirectory(only.path());
            targets.put(only.name(), fileIntoFolder ? output.resolve(only.path().getFileName()) : output);
            return targets;
        }
        for (List<Request.Input> inputs : List.of(request.functions(), request.layers())) {
            for (Request.Input input : inputs) {
                Path target = output.resolve(run.assembled(input.name()) ? Path.of(input.name()) : input.path().toAbsolutePath().normalize().getFileName());
                if (targets.containsValue(target)) {
                    throw new BadRequest("output.same-name", input.path(), "two inputs would be written to " + target, "Rename one of them");
                }
                targets.put(input.name(), target);
            }
        }
        return targets;
    }
}
