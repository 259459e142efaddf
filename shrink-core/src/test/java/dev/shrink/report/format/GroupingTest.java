package dev.shrink.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.shrink.report.Diff;
import dev.shrink.report.Report;
import dev.shrink.report.SampleReport;
import dev.shrink.report.format.Grouping.Portion;

class GroupingTest {

    private static final long MIB = 1L << 20;
    private final Report shrink = SampleReport.shrink();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"GROUP", "OWNER"})
    void addsUpToTheTotals(Grouping grouping) {
        List<Portion> portions = grouping.portions(shrink);
        assertThat(portions.stream().mapToLong(Portion::before).sum()).isEqualTo(shrink.totals().measure().unzippedBytesBefore());
        assertThat(portions.stream().mapToLong(Portion::now).sum()).isEqualTo(shrink.totals().measure().unzippedBytes());
    }

    @Test
    void tellsTiersAndRulesApartAndWhatStays() {
        assertThat(Grouping.TIER.portions(shrink)).extracting(Portion::name).containsExactly("lossless", "[stays as it is]", "static");
        assertThat(Grouping.RULE.portions(shrink)).extracting(Portion::name).contains("elf.symbols", "python.tests", "jvm.unreachable-classes", "[stays as it is]");
    }

    @Test
    void namesOutermostArchivesAndFolders() {
        assertThat(Grouping.PATH.portions(shrink)).extracting(Portion::name).containsExactlyInAnyOrder("fe:lib/a.jar", "deps:python/numpy", "deps:python");
        assertThat(Grouping.EXT.portions(shrink)).extracting(Portion::name).contains(".so", ".class", ".py", ".bin");
    }

    @Test
    void showsGroupsAndOwnersOfThePolicy() {
        assertThat(Grouping.GROUP.portions(shrink)).containsExactly(new Portion("numerics", "", 190 * MIB, 150 * MIB, java.util.Optional.of(150 * MIB)));
        assertThat(Grouping.OWNER.portions(shrink)).extracting(Portion::name).containsExactly("team <ml>");
    }

    @Test
    void showsOnlyWhatChangedInADiff() {
        Report diff = Diff.between(SampleReport.check(), shrink);
        assertThat(Grouping.EXT.portions(diff)).extracting(Portion::name).containsExactly(".so", ".class", ".py");
        assertThat(Grouping.RULE.portions(diff)).extracting(Portion::name).containsExactly("changed", "removed");
    }

    @Test
    void writesSizesInEachUnit() {
        assertThat(Units.BYTES.column(1_234_567)).isEqualTo("1,234,567");
        assertThat(Units.SI.column(1_234_567)).isEqualTo("1.2 MB");
        assertThat(Units.IEC.column(262_144_000)).isEqualTo("250.0 MiB");
        assertThat(Units.IEC.difference(-2048)).isEqualTo("-2.0 KiB");
        assertThat(Units.SI.difference(0)).isEqualTo("=");
        assertThat(Units.SI.sentence(262_144_000)).isEqualTo("262,144,000 B (262.1 MB)");
    }
}
