package dev.shrink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.ArtifactWriter;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.plan.Decision;
import dev.shrink.plan.Ledger;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.plan.PlanExecutor;
import dev.shrink.plan.Planner;

/**
 * Runs one rule over real archives, twice, and asserts what holds for every rule: it is registered and has a page, every decision has a reason,
 * the same input gives the same bytes, every byte is accounted for, and a second run finds nothing left to do.
 */
public final class RuleHarness {

    private final Rule rule;
    private final List<Rule> rules;
    private Settings settings = Settings.defaults();
    private final List<Fixture> functions = new ArrayList<>();
    private final List<Fixture> layers = new ArrayList<>();

    private RuleHarness(Rule rule, List<Rule> rules) {
        this.rule = rule;
        this.rules = rules;
    }

    public static RuleHarness of(Rule rule) {
        return new RuleHarness(rule, List.of(rule));
    }

    /** Runs other rules too, whose effects the rule needs to see. */
    public RuleHarness beside(Rule... others) {
        List<Rule> all = new ArrayList<>(List.of(others));
        all.add(rule);
        RuleHarness harness = new RuleHarness(rule, all);
        harness.settings = settings;
        harness.functions.addAll(functions);
        harness.layers.addAll(layers);
        return harness;
    }

    public RuleHarness with(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
        return this;
    }

    public RuleHarness on(Fixture function) {
        functions.add(function);
        return this;
    }

    public RuleHarness layer(Fixture layer) {
        layers.add(layer);
        return this;
    }

    /** Runs the rule and asserts what holds for all rules. */
    public Result run() {
        assertRegisteredWithAPage();
        try {
            Path folder = Files.createTempDirectory("rule-harness-");
            try (Workspace workspace = Workspace.create()) {
                Deployment input = open(workspace, write(folder, "in"));
                Result first = shrink(workspace, input, folder.resolve("first"));
                Result second = shrink(workspace, input, folder.resolve("second"));
                assertSameBytes(folder.resolve("first"), folder.resolve("second"));
                Deployment output = open(workspace, first.paths);
                shrink(workspace, output, folder.resolve("again"));
                assertSameBytes(folder.resolve("first"), folder.resolve("again"));
                assertThat(second.plan.all()).hasSameSizeAs(first.plan.all());
                return first;
            } finally {
                try (Stream<Path> tree = Files.walk(folder)) {
                    for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Path> write(Path folder, String name) throws IOException {
        Path in = Files.createDirectories(folder.resolve(name));
        Map<String, Path> paths = new HashMap<>();
        Stream.concat(functions.stream(), layers.stream()).forEach(fixture -> paths.put(fixture.name(), fixture.writeTo(in)));
        return paths;
    }

    private Deployment open(Workspace workspace, Map<String, Path> paths) {
        ArtifactReader reader = new ArtifactReader(workspace, ArchiveLimits.DEFAULT, d -> { });
        return new Deployment(functions.stream().map(f -> reader.open(paths.get(f.name()), f.name(), Artifact.Role.FUNCTION)).toList(),
            layers.stream().map(l -> reader.open(paths.get(l.name()), l.name(), Artifact.Role.LAYER)).toList());
    }

    private Result shrink(Workspace workspace, Deployment input, Path target) throws IOException {
        Files.createDirectories(target);
        Facts facts = Facts.of(input, settings, workspace);
        Plan plan = new Planner(rules).plan(facts, Safety.TRACED);
        assertReasons(plan);
        Outcome outcome = new PlanExecutor(workspace, facts::tell).execute(plan);
        Map<String, Path> paths = new HashMap<>();
        try (ArtifactWriter writer = new ArtifactWriter(workspace, true)) {
            for (Artifact artifact : outcome.result().artifacts()) {
                Path path = target.resolve(artifact.source().getFileName());
                writer.write(artifact, path);
                paths.put(artifact.name(), path);
            }
        }
        Deployment written = open(workspace, paths);
        Ledger.of(plan, outcome, written, facts.get(Components.ANALYSIS)); // fails unless it adds up
        return new Result(plan, contents(input), contents(written), facts.diagnostics(), paths, written.walk().map(Entry::path).toList(), facts.get(Components.ANALYSIS));
    }

    private static Map<EntryPath, byte[]> contents(Deployment deployment) throws IOException {
        Map<EntryPath, byte[]> contents = new HashMap<>();
        for (Entry entry : deployment.leaves().toList()) {
            contents.put(entry.path(), entry.content().bytes());
        }
        return contents;
    }

    private void assertRegisteredWithAPage() {
        assertThat(Planner.installedRules()).as("META-INF/services lists %s", rule.getClass().getName()).anyMatch(r -> r.getClass().equals(rule.getClass()));
        assertThat(Path.of("../docs/rules", rule.info().id() + ".md")).as("page of the rule").isNotEmptyFile();
    }

    private static void assertReasons(Plan plan) {
        Stream<Reason> reasons = plan.all().stream().flatMap(d -> Stream.of(d.verdict().stream(), d.rewrites().stream(), d.overruled().stream())
            .flatMap(s -> s).map(Proposal::reason));
        Stream.concat(reasons, plan.additions().stream().map(Proposal::reason)).forEach(reason ->
            assertThat(reason.sentence()).as("reason of %s", reason.ruleId()).isNotBlank().doesNotEndWith(" "));
    }

    private static void assertSameBytes(Path one, Path other) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(one)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path twin = other.resolve(one.relativize(file).toString());
            assertThat(twin).as("the same input gives the same bytes, and a second run changes nothing").hasSameBinaryContentAs(file);
        }
    }

    /** What the rule did. */
    public static final class Result {
        private final Plan plan;
        private final Map<EntryPath, byte[]> originals;
        private final Map<EntryPath, byte[]> contents;
        private final List<Diagnostic> diagnostics;
        private final Map<String, Path> paths;
        private final List<EntryPath> written;
        private final Components components;

        private Result(Plan plan, Map<EntryPath, byte[]> originals, Map<EntryPath, byte[]> contents, List<Diagnostic> diagnostics,
                Map<String, Path> paths, List<EntryPath> written, Components components) {
            this.plan = plan;
            this.originals = originals;
            this.contents = contents;
            this.diagnostics = diagnostics;
            this.paths = paths;
            this.written = written;
            this.components = components;
        }

        /** Entries by their printed paths, such as {@code lib/a.jar!/x.txt}, are gone. */
        public Result removes(String... paths) {
            for (String path : paths) {
                assertThat(decision(path).removed()).as("%s is removed", path).isTrue();
                assertThat(printed()).doesNotContain(path);
            }
            return this;
        }

        /** Entries are still there. */
        public Result keeps(String... paths) {
            for (String path : paths) {
                assertThat(decision(path).removed()).as("%s is kept", path).isFalse();
                assertThat(printed()).contains(path);
            }
            return this;
        }

        /** Entries have other bytes. */
        public Result rewrites(String... paths) {
            for (String path : paths) {
                assertThat(contentOf(path)).as("%s is rewritten", path).isNotEqualTo(originals.get(decision(path).entry().path()));
            }
            return this;
        }

        /** Nothing is removed, rewritten or added. */
        public Result changesNothing() {
            assertThat(plan.all()).noneMatch(Decision::removed);
            assertThat(plan.additions()).isEmpty();
            assertThat(contents).containsExactlyInAnyOrderEntriesOf(originals);
            return this;
        }

        public Result tells(String diagnosticCode) {
            assertThat(diagnostics).extracting(Diagnostic::code).contains(diagnosticCode);
            return this;
        }

        /** Everything that was told. */
        public List<Diagnostic> diagnostics() {
            return diagnostics;
        }

        /** The bytes as written. */
        public byte[] contentOf(String path) {
            return contents.entrySet().stream().filter(e -> e.getKey().toString().equals(path)).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new AssertionError(path + " was not written; there are " + printed()));
        }

        public String textOf(String path) {
            return new String(contentOf(path), StandardCharsets.UTF_8);
        }

        /** Paths of every file that was written, additions included, as they are printed. */
        public List<String> paths() {
            return contents.keySet().stream().map(EntryPath::toString).sorted().toList();
        }

        /** Why it was decided so. */
        public Optional<Reason> reasonFor(String path) {
            Decision decision = decision(path);
            return decision.verdict().map(Proposal::reason).or(() -> decision.rewrites().stream().findFirst().map(Proposal::reason));
        }

        /** Who owns what, in the input. */
        public Components components() {
            return components;
        }

        public Plan plan() {
            return plan;
        }

        private List<String> printed() {
            return written.stream().map(EntryPath::toString).toList();
        }

        private Decision decision(String path) {
            return plan.all().stream().filter(d -> d.entry().path().toString().equals(path)).findFirst()
                .orElseThrow(() -> new AssertionError("there is no entry " + path));
        }
    }
}
