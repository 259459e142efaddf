package dev.shrink.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.EntryChange;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.Totals;

class DiffTest {

    private final Report old = report("app-1.0", "1.0", new FileSize("app-1.0", "lib/x-1.0.jar!/X.class", "g:x 1.0", 10, 10, 0),
        new FileSize("app-1.0", "lib/x-1.0.jar!/Gone.class", "g:x 1.0", 4, 4, 0), new FileSize("app-1.0", "numpy-1.0.dist-info/METADATA", "numpy 1.0", 3, 3, 0));
    private final Report now = report("app-1.1", "2.0-beta", new FileSize("app-1.1", "lib/x-2.0-beta.jar!/X.class", "g:x 2.0-beta", 15, 15, 0),
        new FileSize("app-1.1", "lib/x-2.0-beta.jar!/New.class", "g:x 2.0-beta", 2, 2, 0), new FileSize("app-1.1", "numpy-2.0.dist-info/METADATA", "numpy 2.0", 3, 3, 0));

    @Test
    void followsAnEntryThroughANewVersionOfItsJar() {
        assertThat(Diff.between(old, now).entries()).extracting(EntryChange::path, EntryChange::action).containsExactly(
            org.assertj.core.groups.Tuple.tuple("lib/x-2.0-beta.jar!/X.class", "changed"),
            org.assertj.core.groups.Tuple.tuple("lib/x-2.0-beta.jar!/New.class", "added"),
            org.assertj.core.groups.Tuple.tuple("lib/x-1.0.jar!/Gone.class", "removed"));
    }

    @Test
    void followsAComponentThroughAnUpgrade() {
        assertThat(Diff.between(old, now).components()).singleElement().satisfies(c -> {
            assertThat(c.version()).isEqualTo("1.0 → 2.0-beta");
            assertThat(c.unzippedBytesBefore()).isEqualTo(17);
            assertThat(c.unzippedBytes()).isEqualTo(20);
        });
    }

    @Test
    void addsUpOnBothSides() {
        Report diff = Diff.between(old, now);
        assertThat(diff.files().stream().mapToLong(FileSize::unzippedBytesBefore).sum()).isEqualTo(diff.totals().measure().unzippedBytesBefore()).isEqualTo(17);
        assertThat(diff.files().stream().mapToLong(FileSize::unzippedBytes).sum()).isEqualTo(diff.totals().measure().unzippedBytes()).isEqualTo(20);
    }

    @Test
    void keepsTwoVersionsOfAJarApart() {
        Report two = report("app", "1", new FileSize("app", "lib/x-1.jar!/X.class", "g:x 1", 1, 1, 0), new FileSize("app", "lib/x-2.jar!/X.class", "g:x 2", 2, 2, 0));
        assertThat(Diff.between(two, two).files()).hasSize(2);
        assertThat(Diff.between(two, two).entries()).isEmpty();
    }

    @Test
    void comparesWithNothingAsAllNew() {
        Report diff = Diff.between(report("empty", "1"), now);
        assertThat(diff.entries()).extracting(EntryChange::action).containsOnly("added");
    }

    @Test
    void looksInsideNativeLibraries() {
        assertThat(Diff.between(SampleReport.check(), SampleReport.shrink()).entries()).filteredOn(e -> e.path().endsWith(".so"))
            .singleElement().satisfies(e -> assertThat(e.evidence()).containsExactly(".symtab -41,943,040 B"));
    }

    private static Report report(String name, String version, FileSize... files) {
        long bytes = List.of(files).stream().mapToLong(FileSize::unzippedBytes).sum();
        Measure measure = new Measure(bytes, 0, bytes, bytes, bytes, 0, bytes, bytes, bytes);
        return new Report(Report.SCHEMA_VERSION, "check", Verdict.OK, new Totals(measure, 100, 90), List.of(new FunctionSize(name, 0, bytes, bytes, bytes, 100, true)),
            List.of(new ArtifactSize(name, "function", name + ".zip", measure)),
            List.of(new ComponentSize("pkg:maven/g/x@" + version, "g:x", version, "", List.of(), List.of(), bytes, bytes, bytes, bytes, 0, 0, Map.of())),
            List.of(), List.of(), List.of(), List.of(Report.Change.KEPT), List.of(files), List.of(), List.of(), Baseline.NONE, List.of(), List.of());
    }
}
