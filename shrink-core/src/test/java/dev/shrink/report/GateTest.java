package dev.shrink.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.shrink.config.Growth;
import dev.shrink.config.NamePattern;
import dev.shrink.config.Policy;
import dev.shrink.config.Policy.Budget;
import dev.shrink.config.Policy.Count;
import dev.shrink.config.Policy.Forbidden;
import dev.shrink.config.Policy.Scope;
import dev.shrink.config.Policy.Waiver;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Size;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Kind;
import dev.shrink.report.Verdict.Level;

class GateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final long MIB = 1L << 20;

    /** fe counts 290 MiB before and 220 MiB now; its baseline is 200 MiB. */
    private final Report shrunk = SampleReport.shrink();

    @Test
    void acceptsWhatIsSmallerThanTheLimitAndNothingElse() {
        assertThat(judge(Settings.defaults(), Policy.NONE, shrunk)).satisfies(v -> {
            assertThat(v.failed()).isFalse();
            assertThat(v.checks()).singleElement().satisfies(c -> assertThat(c.allowed()).isEqualTo(262_144_000));
        });
        assertThat(judge(Settings.defaults(), Policy.NONE, SampleReport.check()).exitCode()).isEqualTo(3);
    }

    @Test
    void allowsExactlyTheBudgetAndNotOneByteMore() {
        assertThat(judge(budget(220 * MIB), Policy.NONE, shrunk).findings()).isEmpty();
        Verdict verdict = judge(budget(220 * MIB - 1), Policy.NONE, shrunk);
        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.findings()).singleElement().satisfies(f -> {
            assertThat(f.message()).contains("230,686,720 B", "230,686,719 B");
            assertThat(f.origin()).isEqualTo("test");
        });
    }

    @Test
    void comparesGrowthWithTheBaselineInExactBytes() {
        assertThat(judge(growth("10%"), Policy.NONE, shrunk).exitCode()).isZero();
        assertThat(judge(growth("9.9%"), Policy.NONE, shrunk).exitCode()).isEqualTo(4);
        assertThat(judge(growth("20MiB"), Policy.NONE, shrunk).exitCode()).isZero();
        assertThat(judge(growth("20971519"), Policy.NONE, shrunk).exitCode()).isEqualTo(4);
        assertThat(judge(growth("0"), Policy.NONE, shrunk.withBaseline(Baseline.NONE)).exitCode()).isZero();
    }

    @Test
    void warnsWhereAGrowthIsLimitedAndNothingIsThereToCompareWith() {
        Verdict verdict = judge(growth("0"), Policy.NONE, shrunk.withBaseline(Baseline.NONE));
        assertThat(verdict.findings()).singleElement().satisfies(f -> {
            assertThat(f.level()).isEqualTo(Level.WARN);
            assertThat(f.message()).contains("fe with 1 layer has no size in a baseline", "shrink baseline update");
        });
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void theWorstFindingGivesTheExitCodeAndAllAreTold() {
        Verdict verdict = judge(growth("0").overriddenBy(budget(MIB)), Policy.NONE, shrunk);
        assertThat(verdict.exitCode()).isEqualTo(4);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(Kind.GROWTH, Kind.BUDGET);
    }

    @Test
    void judgesArtifactsComponentsGroupsAndOwners() {
        assertThat(exceeds(Scope.ARTIFACT, "deps", Count.UNZIPPED, 180 * MIB)).isTrue();
        assertThat(exceeds(Scope.ARTIFACT, "deps", Count.ZIPPED, 60 * MIB)).isTrue();
        assertThat(exceeds(Scope.COMPONENT, "numpy", Count.UNZIPPED, 150 * MIB)).isTrue();
        assertThat(exceeds(Scope.COMPONENT, "com.x:*", Count.EXPLODED, 90 * MIB)).isTrue();
        assertThat(exceeds(Scope.GROUP, "numerics", Count.UNZIPPED, 150 * MIB)).isTrue();
        assertThat(exceeds(Scope.OWNER, "team <ml>", Count.UNZIPPED, 150 * MIB)).isTrue();
    }

    @Test
    void warnsFromTheWarningLevelOnAndAddsTheMessage() {
        Budget budget = new Budget(Scope.COMPONENT, new NamePattern("numpy"), Count.UNZIPPED, Optional.of(new Size(200 * MIB)), Optional.of(new Size(100 * MIB)), Optional.empty(), "Ask first", "shrink.yaml:5");
        Verdict verdict = judge(Settings.defaults(), policy(List.of(budget), List.of(), List.of()), shrunk);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.findings()).singleElement().satisfies(f -> {
            assertThat(f.level()).isEqualTo(Level.WARN);
            assertThat(f.message()).endsWith("Ask first");
        });
    }

    @Test
    void judgesTheGrowthOfAComponentWhateverItsVersion() {
        Budget budget = new Budget(Scope.COMPONENT, new NamePattern("**"), Count.UNZIPPED, Optional.empty(), Optional.empty(), Optional.of(Growth.parse("9MiB")), "", "shrink.yaml:5");
        Verdict verdict = judge(Settings.defaults(), policy(List.of(budget), List.of(), List.of()), shrunk);
        assertThat(verdict.findings()).extracting(Finding::subject).containsExactly("[unattributed]", "numpy");
        assertThat(verdict.exitCode()).isEqualTo(4);
    }

    @Test
    void findsWhatMustNotBeThereAndSaysWhatBringsItIn() {
        assertThat(forbidden("numpy", shrunk)).singleElement().satisfies(f -> assertThat(f.message()).contains("scipy 1.11.0 > numpy 1.26.4"));
        assertThat(forbidden("pkg:pypi/numpy@1.*", shrunk)).hasSize(1);
        assertThat(forbidden("com.x.Live", shrunk)).singleElement().satisfies(f -> assertThat(f.message()).contains("lib/a.jar!/com/x/Live.class of app > com.x:y|z 1.0"));
        assertThat(forbidden("**/test_a.py", shrunk)).as("it was removed").isEmpty();
        assertThat(forbidden("**/test_a.py", SampleReport.check())).as("it is there").hasSize(1);
    }

    @Test
    void acceptsAWaivedFindingUntilTheWaiverExpires() {
        assertThat(waived(TODAY, Optional.empty())).isEqualTo(Level.WAIVED);
        assertThat(waived(TODAY.minusDays(1), Optional.empty())).isEqualTo(Level.FAIL);
        assertThat(waived(TODAY, Optional.of(new Size(220 * MIB)))).isEqualTo(Level.WAIVED);
        assertThat(waived(TODAY, Optional.of(new Size(220 * MIB - 1)))).isEqualTo(Level.FAIL);
    }

    @Test
    void takesTheWaiverThatStillHoldsWhereAnExpiredOneStandsBeforeIt() {
        assertThat(waived(List.of(waiver(TODAY.minusDays(1), Optional.empty()), waiver(TODAY, Optional.empty())))).isEqualTo(Level.WAIVED);
    }

    @Test
    void isSatisfiedWithNotWorseWhereThatIsAskedFor() {
        Settings notWorse = budget(MIB).with(SettingTable.NOT_WORSE, true, "test");
        Report same = shrunk.withBaseline(new Baseline("b", Map.of("fe", 220 * MIB), Map.of(), Map.of(), Map.of()));
        assertThat(judge(notWorse, Policy.NONE, same).exitCode()).isZero();
        assertThat(judge(notWorse, Policy.NONE, shrunk).exitCode()).as("it grew").isEqualTo(3);
        assertThat(judge(budget(MIB), Policy.NONE, same).exitCode()).as("not asked for").isEqualTo(3);
    }

    @Test
    void turnsFailuresIntoWarningsOnlyWhereThatIsAskedFor() {
        Verdict verdict = judge(budget(MIB).with(SettingTable.WARN_ONLY, true, "test"), Policy.NONE, shrunk);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.findings()).extracting(Finding::level).containsExactly(Level.WARN);
    }

    @Test
    void comparesTheOnlyFunctionWhateverItsName() {
        Baseline baseline = new Baseline("b", Map.of("fe-1.0", MIB), Map.of(), Map.of(), Map.of());
        assertThat(baseline.function("fe-1.1", 1)).contains(MIB);
        assertThat(baseline.function("fe-1.1", 2)).isEmpty();
    }

    private static Verdict judge(Settings settings, Policy policy, Report report) {
        return new Gate(settings, policy, TODAY, Keepers.none()).judge(report);
    }

    private static Settings budget(long bytes) {
        return Settings.defaults().with(SettingTable.BUDGET, new Size(bytes), "test");
    }

    private static Settings growth(String text) {
        return Settings.defaults().withText(SettingTable.MAX_GROWTH, List.of(text), "test");
    }

    private static Policy policy(List<Budget> budgets, List<Forbidden> forbidden, List<Waiver> waivers) {
        return new Policy(budgets, Map.of(), Map.of(), forbidden, waivers);
    }

    /** Whether one byte less than it takes is exceeded and what it takes is not. */
    private boolean exceeds(Scope scope, String subject, Count count, long takes) {
        return judged(scope, subject, count, takes).isEmpty() && judged(scope, subject, count, takes - 1).stream().anyMatch(f -> f.level() == Level.FAIL);
    }

    private List<Finding> judged(Scope scope, String subject, Count count, long max) {
        Budget budget = new Budget(scope, new NamePattern(subject), count, Optional.of(new Size(max)), Optional.empty(), Optional.empty(), "", "shrink.yaml:5");
        return judge(Settings.defaults(), policy(List.of(budget), List.of(), List.of()), shrunk).findings();
    }

    private List<Finding> forbidden(String pattern, Report report) {
        return judge(budget(1000 * MIB), policy(List.of(), List.of(new Forbidden(new NamePattern(pattern), "", "shrink.yaml:9")), List.of()), report).findings();
    }

    private Level waived(LocalDate expires, Optional<Size> upTo) {
        return waived(List.of(waiver(expires, upTo)));
    }

    private Level waived(List<Waiver> waivers) {
        return judge(budget(MIB), policy(List.of(), List.of(), waivers), shrunk).findings().get(0).level();
    }

    private static Waiver waiver(LocalDate expires, Optional<Size> upTo) {
        return new Waiver("budget", new NamePattern("fe"), "for now", expires, upTo, "shrink.yaml:30");
    }
}
