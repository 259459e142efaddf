package dev.shrink.report.format;

import java.util.ArrayList;
import java.util.List;

import dev.shrink.model.Size;
import dev.shrink.report.Measure;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.CategorySize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.GroupSize;
import dev.shrink.report.Report.RuleSaving;

/** Artifacts, components, kinds of content, groups and rules as tables. */
final class HtmlTables {

    private final Report report;
    private final String second;

    HtmlTables(Report report) {
        this.report = report;
        this.second = report.changed() ? "#Now B" : "#Can save B";
    }

    void append(StringBuilder html) {
        html.append("<section id=\"components\"><h2>Components</h2>\n");
        components(html);
        html.append("</section>\n<section id=\"kinds\"><h2>Artifacts and kinds of content</h2>\n");
        artifacts(html);
        categories(html);
        groups(html);
        html.append("</section>\n");
        if (!report.verb().equals("diff")) {
            html.append("<section id=\"rules\"><h2>Rules</h2>\n");
            rules(html);
            html.append("</section>\n");
        }
    }

    private void components(StringBuilder html) {
        boolean base = report.baseline().known();
        List<String> columns = new ArrayList<>(List.of("Component", "#Before B", "#MiB", "#Share", second));
        boolean diff = report.verb().equals("diff");
        if (diff || base) {
            columns.add(diff ? "#Difference B" : "#Against baseline B");
        }
        columns.addAll(List.of("#Zipped B", "Licence", "Comes with"));
        HtmlTable table = new HtmlTable(html, "component-table", report.verb().equals("diff") ? "Components that differ, the largest difference first" : report.components().size() + " components; the sizes add up to the totals exactly", columns);
        long total = Math.max(1, report.totals().measure().unzippedBytesBefore());
        for (ComponentSize c : Sizes.largest(report)) {
            table.row().text(c.title()).bytes(c.unzippedBytesBefore()).number(c.unzippedBytesBefore(), new Size(c.unzippedBytesBefore()).mebibytes().replace(" MiB", ""))
                .number(c.unzippedBytesBefore(), new Size(c.unzippedBytesBefore()).shareOf(total)).bytes(report.changed() ? c.unzippedBytes() : c.saved());
            if (diff || base) {
                long delta = c.unzippedBytes() - (diff ? c.unzippedBytesBefore() : report.baseline().component(c.name()).orElse(0L));
                table.number(delta, delta == 0 ? "=" : String.format(java.util.Locale.ROOT, "%+,d", delta));
            }
            table.bytes(report.changed() ? c.zippedBytes() : c.zippedBytesBefore()).text(c.licence()).text(Sizes.comesWith(c)).end();
        }
        table.close();
    }

    private void artifacts(StringBuilder html) {
        HtmlTable table = new HtmlTable(html, "artifact-table", "Artifacts", List.of("Artifact", "Role", "#Before B", "#Now B", "#As lib/*.jar B", "#Exploded B", "#Zipped B"));
        for (ArtifactSize a : report.artifacts()) {
            Measure m = a.measure();
            table.row().text(a.name()).text(a.role()).bytes(m.unzippedBytesBefore()).bytes(m.unzippedBytes()).bytes(m.libLayoutBytes()).bytes(m.explodedBytes())
                .number(m.zippedBytes(), m.zippedBytes() == 0 ? "–" : Sizes.exact(m.zippedBytes())).end();
        }
        table.close();
    }

    private void categories(StringBuilder html) {
        HtmlTable table = new HtmlTable(html, "category-table", "Kinds of content", List.of("Kind", "#Entries", "#Before B", "#Now B", "#Exploded B"));
        for (CategorySize c : report.categories()) {
            table.row().text(c.category()).bytes(c.entries()).bytes(c.unzippedBytesBefore()).bytes(c.unzippedBytes()).bytes(c.explodedBytes()).end();
        }
        table.close();
    }

    private void groups(StringBuilder html) {
        if (report.groups().isEmpty()) {
            return;
        }
        HtmlTable table = new HtmlTable(html, "group-table", "Groups and owners", List.of("Name", "Kind", "#Before B", "#Now B"));
        for (GroupSize g : report.groups()) {
            table.row().text(g.name()).text(g.kind()).bytes(g.unzippedBytesBefore()).bytes(g.unzippedBytes()).end();
        }
        table.close();
    }

    private void rules(StringBuilder html) {
        if (report.rules().isEmpty()) {
            html.append("<p>No rule took anything away.</p>\n");
            return;
        }
        HtmlTable table = new HtmlTable(html, "rule-table", report.changed() ? "What each rule saved" : "What each rule would save",
            List.of("Rule", "Tier", "#Entries", "#Bytes", "#MiB", "What it does"));
        for (RuleSaving r : report.rules()) {
            table.row().code(r.id()).text(r.safety()).bytes(r.entries()).bytes(r.savedBytes()).number(r.savedBytes(), new Size(r.savedBytes()).mebibytes().replace(" MiB", "")).text(r.summary()).end();
        }
        table.close();
    }
}
