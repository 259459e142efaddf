package dev.shrink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.Workspace;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Attributes;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;

class PlannerTest {

    private static final EntryPath FILE = EntryPath.of("fe", "data.txt");
    private static final EntryPath JAR = EntryPath.of("fe", "lib/a.jar");
    private static final EntryPath INSIDE = JAR.inside("x/Y.class");

    private Workspace workspace;
    private final Deployment input = deployment();

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.create();
    }

    @AfterEach
    void close() throws IOException {
        workspace.close();
    }

    @Test
    void keepsWhatNoRuleHasAnOpinionAbout() {
        assertThat(plan().decisionOn(FILE)).hasValueSatisfying(d -> {
            assertThat(d.removed()).isFalse();
            assertThat(d.verdict()).isEmpty();
        });
    }

    @Test
    void keepBeatsRemoveAndTheLoserIsRemembered() {
        Decision decision = plan(remover("a.remove", FILE), keeper("b.keep", FILE, Keep.Extent.PRESENCE)).decisionOn(FILE).orElseThrow();
        assertThat(decision.removed()).isFalse();
        assertThat(decision.overruled()).singleElement().satisfies(p -> assertThat(p.reason().ruleId()).isEqualTo("a.remove"));
    }

    @Test
    void aKeepOfALaterStageBeatsARemoveOfAnEarlierOneInTheDecision() {
        Rule late = rule("z.keep", Stage.BYTES, Safety.LOSSLESS, (view, out) -> out.accept(new Keep(FILE, Keep.Extent.PRESENCE, reason("z.keep"))));
        assertThat(plan(remover("a.remove", FILE), late).decisionOn(FILE).orElseThrow().removed()).isFalse();
    }

    @Test
    void removeBeatsRewrite() {
        Decision decision = plan(remover("a.remove", FILE), rewriter("b.rewrite", FILE, halve())).decisionOn(FILE).orElseThrow();
        assertThat(decision.removed()).isTrue();
        assertThat(decision.rewrites()).isEmpty();
        assertThat(decision.overruled()).hasSize(1);
    }

    @Test
    void keepingPresenceAllowsRewritesAndKeepingBytesDoesNot() {
        assertThat(plan(keeper("a.keep", FILE, Keep.Extent.PRESENCE), rewriter("b.rewrite", FILE, halve())).decisionOn(FILE).orElseThrow().rewrites()).hasSize(1);
        assertThat(plan(keeper("a.keep", FILE, Keep.Extent.BYTES), rewriter("b.rewrite", FILE, halve())).decisionOn(FILE).orElseThrow().rewrites()).isEmpty();
    }

    @Test
    void removingAnArchiveTakesItsContentAlongWithTheSameReason() {
        Decision inside = plan(remover("a.remove", JAR)).decisionOn(INSIDE).orElseThrow();
        assertThat(inside.removed()).isTrue();
        assertThat(inside.verdict().orElseThrow().reason().ruleId()).isEqualTo("a.remove");
    }

    @Test
    void anArchiveWithSomethingKeptInsideStays() {
        Plan plan = plan(remover("a.remove", JAR), keeper("b.keep", INSIDE, Keep.Extent.PRESENCE));
        assertThat(plan.decisionOn(JAR).orElseThrow().removed()).isFalse();
        assertThat(plan.decisionOn(INSIDE).orElseThrow().removed()).isFalse();
    }

    @Test
    void asksNoRuleThatIsLessSafeThanTheTierOrDisabled() {
        Rule risky = rule("a.risky", Stage.FILES, Safety.TRACED, (view, out) -> out.accept(new Proposal.Remove(FILE, reason("a.risky"))));
        assertThat(plan(risky).decisionOn(FILE).orElseThrow().removed()).isFalse();
        Settings disabled = Settings.defaults().with(SettingTable.DISABLE, Set.of("a.remove"), "test");
        assertThat(plan(disabled, remover("a.remove", FILE)).decisionOn(FILE).orElseThrow().removed()).isFalse();
    }

    @Test
    void aLaterStageSeesWhatEarlierOnesLeft() {
        Rule second = rule("b.second", Stage.CODE, Safety.LOSSLESS, (view, out) -> {
            assertThat(view.walk().map(Entry::path)).contains(JAR).doesNotContain(FILE);
            out.accept(new Proposal.Remove(JAR, reason("b.second")));
        });
        assertThat(plan(remover("a.first", FILE), second).decisionOn(JAR).orElseThrow().removed()).isTrue();
    }

    @Test
    void executesRemovalsRewritesAndAdditions() throws IOException {
        EntryPath added = JAR.inside("META-INF/new.txt");
        Rule adder = rule("c.add", Stage.BYTES, Safety.LOSSLESS, (view, out) -> out.accept(new Proposal.Add(added, Content.of(new byte[3]), reason("c.add"))));
        Outcome outcome = execute(plan(remover("a.remove", INSIDE), rewriter("b.rewrite", FILE, halve()), adder));
        assertThat(outcome.result().walk().map(Entry::path)).containsExactly(FILE, JAR, added);
        assertThat(outcome.rewrites().get(FILE)).containsExactly(new Outcome.Applied("b.rewrite", 4));
    }

    @Test
    void anAdditionLosesAgainstAnEntryThatIsThere() {
        Rule adder = rule("c.add", Stage.BYTES, Safety.LOSSLESS, (view, out) -> out.accept(new Proposal.Add(FILE, Content.of(new byte[3]), reason("c.add"))));
        assertThat(plan(adder).additions()).isEmpty();
        assertThat(plan(adder, remover("a.remove", FILE)).additions()).hasSize(1);
    }

    @Test
    void usesARewriteOnlyIfItIsSmaller() {
        assertThat(execute(plan(rewriter("b.rewrite", FILE, grow(false)))).rewrites()).isEmpty();
        assertThat(execute(plan(rewriter("b.rewrite", FILE, grow(true)))).rewrites().get(FILE)).containsExactly(new Outcome.Applied("b.rewrite", -1));
    }

    @Test
    void copiesThroughWhatATransformRefusesAndSaysSo() {
        Transform refuses = transform(false, in -> {
            throw new TransformRefusedException("test.refused", "too strange");
        });
        Facts facts = Facts.of(input, Settings.defaults(), workspace);
        Outcome outcome = new PlanExecutor(workspace, facts::tell).execute(new Planner(List.of(rewriter("b.rewrite", FILE, refuses))).plan(facts, Safety.STATIC));
        assertThat(outcome.rewrites()).isEmpty();
        assertThat(facts.diagnostics()).singleElement().satisfies(d -> assertThat(d.toString()).contains("test.refused", "fe:data.txt", "b.rewrite", "too strange"));
    }

    @Test
    void theLedgerSplitsASavingBetweenRulesAndAddsUp() {
        Plan plan = plan(rewriter("b.first", FILE, halve()), rewriter("c.second", FILE, halve()), remover("a.remove", JAR));
        Outcome outcome = execute(plan);
        Ledger ledger = Ledger.of(plan, outcome, outcome.result(), Facts.of(input, Settings.defaults(), workspace).get(Components.ANALYSIS));
        Row file = ledger.rows().stream().filter(r -> r.path().equals(FILE)).findFirst().orElseThrow();
        assertThat(file.savedByRule()).containsOnly(java.util.Map.entry("b.first", 4L), java.util.Map.entry("c.second", 2L));
        assertThat(ledger.rows().stream().filter(r -> r.savedByRule().containsKey("a.remove")).mapToLong(r -> r.before() - r.after()).sum()).isEqualTo(100);
    }

    private Plan plan(Rule... rules) {
        return plan(Settings.defaults(), rules);
    }

    private Plan plan(Settings settings, Rule... rules) {
        return new Planner(List.of(rules)).plan(Facts.of(input, settings, workspace), Safety.STATIC);
    }

    private Outcome execute(Plan plan) {
        return new PlanExecutor(workspace, d -> { }).execute(plan);
    }

    /** A file of 8 bytes, and a jar of 100 bytes with one class of 60 bytes, packed to 40. */
    private static Deployment deployment() {
        Entry file = Entry.file(FILE, Content.of("12345678".getBytes(StandardCharsets.UTF_8)), 8);
        Entry inside = Entry.file(INSIDE, Content.of(new byte[60]), 40);
        Entry jar = new Entry(JAR, EntryKind.FILE, Content.of(new byte[100]), 100, Attributes.NONE, Optional.of(new Container(Container.Form.ZIP, List.of(inside))));
        return Deployment.of(new Artifact("fe", Artifact.Role.FUNCTION, Path.of("fe.zip"), 120, new Container(Container.Form.ZIP, List.of(file, jar))));
    }

    private static Rule remover(String id, EntryPath path) {
        return rule(id, Stage.FILES, Safety.LOSSLESS, (view, out) -> out.accept(new Proposal.Remove(path, reason(id))));
    }

    private static Rule keeper(String id, EntryPath path, Keep.Extent extent) {
        return rule(id, Stage.FILES, Safety.LOSSLESS, (view, out) -> out.accept(new Keep(path, extent, reason(id))));
    }

    private static Rule rewriter(String id, EntryPath path, Transform transform) {
        return rule(id, Stage.BYTES, Safety.LOSSLESS, (view, out) -> out.accept(new Proposal.Rewrite(path, transform, reason(id))));
    }

    private static Reason reason(String id) {
        return new Reason(id, "because of " + id, List.of());
    }

    private static Rule rule(String id, Stage stage, Safety safety, BiConsumer<Deployment, Consumer<Proposal>> proposals) {
        return new Rule() {
            @Override
            public RuleInfo info() {
                return new RuleInfo(id, stage, safety, "A rule of a test");
            }

            @Override
            public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
                proposals.accept(view, out);
            }
        };
    }

    private static Transform halve() {
        return transform(false, in -> Content.of(new byte[(int) in.size() / 2]));
    }

    private static Transform grow(boolean allowed) {
        return transform(allowed, in -> Content.of(new byte[(int) in.size() + 1]));
    }

    private interface Change {
        Content apply(Content in) throws TransformRefusedException;
    }

    private static Transform transform(boolean mayGrow, Change change) {
        return new Transform() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public Content apply(Content in, Scratch scratch) throws TransformRefusedException {
                return change.apply(in);
            }

            @Override
            public boolean mayGrow() {
                return mayGrow;
            }
        };
    }
}
