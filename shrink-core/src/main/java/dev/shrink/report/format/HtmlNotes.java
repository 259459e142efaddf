package dev.shrink.report.format;

import java.util.List;
import java.util.Locale;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.report.Report;
import dev.shrink.report.Report.Duplicate;

/** Duplicates, places that look things up by unknown names, and whatever else was told. */
final class HtmlNotes {

    private static final int SHOWN = 300;

    private final Report report;

    HtmlNotes(Report report) {
        this.report = report;
    }

    void append(StringBuilder html) {
        html.append("<section id=\"duplicates\"><h2>Duplicates</h2>\n");
        if (report.duplicates().isEmpty()) {
            html.append("<p>No file of 4 KiB or more is there twice.</p>\n");
        } else {
            HtmlTable table = new HtmlTable(html, "duplicate-table", "Files with the same bytes", List.of("#Bytes each", "#Copies", "#Wasted B, unpacked", "Where"));
            for (Duplicate d : report.duplicates()) {
                table.row().bytes(d.fileBytes()).bytes(d.paths().size()).bytes(d.wasted()).text(String.join(", ", d.paths())).end();
            }
            table.close();
        }
        html.append("</section>\n<section id=\"notes\"><h2>Notes</h2>\n");
        sites(html);
        diagnostics(html);
        html.append("</section>\n");
    }

    private void sites(StringBuilder html) {
        if (report.dynamicSites().isEmpty()) {
            return;
        }
        html.append("<details><summary><b>").append(report.dynamicSites().size()).append(" places</b> look things up by names that could not be found out</summary>\n");
        HtmlTable table = new HtmlTable(html, "site-table", shown(report.dynamicSites()), List.of("Where", "What", "What was kept because of it", "Reached by"));
        for (DynamicSite s : report.dynamicSites().stream().limit(SHOWN).toList()) {
            table.row().code(s.where()).code(s.what()).text(s.answer()).text(String.join(" > ", s.chain())).end();
        }
        table.close();
        html.append("</details>\n");
    }

    private void diagnostics(StringBuilder html) {
        if (report.diagnostics().isEmpty()) {
            html.append("<p>Nothing else.</p>\n");
            return;
        }
        html.append("<details").append(report.diagnostics().get(0).severity() == Diagnostic.Severity.NOTE ? "" : " open").append("><summary><b>").append(report.diagnostics().size()).append("</b> messages</summary>\n");
        HtmlTable table = new HtmlTable(html, "diagnostic-table", shown(report.diagnostics()), List.of("", "Code", "About", "What", "What to do"));
        for (Diagnostic d : report.diagnostics().stream().limit(SHOWN).toList()) {
            table.row().text(d.severity().name().toLowerCase(Locale.ROOT)).code(d.code()).code(d.subject()).text(d.message()).text(d.suggestion()).end();
        }
        table.close();
        html.append("</details>\n");
    }

    private static String shown(List<?> all) {
        return all.size() > SHOWN ? "The first " + SHOWN + " of " + Sizes.exact(all.size()) + "; the others are in the JSON report" : "All";
    }
}
