package dev.shrink.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.shrink.report.Report;
import dev.shrink.report.Report.Anatomy;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.SampleReport;
import org.junit.jupiter.api.Test;

class TextPartsTest {

    private static Report report(String verb) {
        Report r = SampleReport.shrink();
        List<Anatomy> anatomies = List.of(new Anatomy("fn", "small.so", Map.of("code (r-x)", 10L)), new Anatomy("fn", "large.so", Map.of("GPU code", 700L, "code (r-x)", 250L, ".symtab", 50L)));
        List<FileSize> files = List.of(new FileSize("fn", "large.so", "x", 1000, 250, 0));
        return new Report(r.schemaVersion(), verb, r.verdict(), r.totals(), r.functions(), r.artifacts(), r.components(), r.groups(), r.categories(), r.rules(), r.changes(), files,
            anatomies, r.duplicates(), r.baseline(), r.dynamicSites(), r.diagnostics());
    }

    @Test
    void auditShowsWhatTheLargestLibrariesAreMadeOfAndWhatCanGo() throws IOException {
        assertThat(Golden.rendered(Renderers.named("text"), report("audit"))).containsSubsequence("INSIDE large.so, of which 750 B", "can go", "700  70.0 %  GPU code", "250  25.0 %  code (r-x)",
            "50   5.0 %  .symtab", "INSIDE small.so\n", "10 100.0 %  code (r-x)");
    }

    @Test
    void otherReportsDoNot() throws IOException {
        assertThat(Golden.rendered(Renderers.named("text"), report("shrink"))).doesNotContain("INSIDE");
    }
}
