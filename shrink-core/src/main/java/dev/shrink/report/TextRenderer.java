package dev.shrink.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.shrink.lambda.Quota;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Size;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.RuleSaving;

/** The report for people, in plain text. */
public final class TextRenderer implements Renderer {

    /** Rows of each table before the rest is summed up in one. */
    public static final int DEFAULT_ROWS = 15;

    private final int rows;

    public TextRenderer(int rows) {
        this.rows = rows;
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean shrunk = report.verb().equals("shrink");
        report.functions().forEach(f -> function(text, f, shrunk));
        artifacts(text, report, shrunk);
        components(text, report, shrunk);
        rules(text, report, shrunk);
        notes(text, report);
        verdict(text, report);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void function(StringBuilder text, FunctionSize f, boolean shrunk) {
        Size size = new Size(f.unzippedBytes());
        text.append(String.format(Locale.ROOT, "%n%s  function%s%s%n", f.name(), f.layers() == 0 ? "" : " + " + f.layers() + (f.layers() == 1 ? " layer" : " layers"),
            f.fits() ? "" : "   OVER THE LIMIT"));
        text.append(String.format(Locale.ROOT, "  unzipped  %s, %s of the limit of %,d B (%s of %,d B)%n", size, size.shareOf(f.limitBytes()), f.limitBytes(),
            size.shareOf(Quota.SPOKEN_256_MB_BYTES), Quota.SPOKEN_256_MB_BYTES));
        if (shrunk) {
            text.append(String.format(Locale.ROOT, "  before    %s, saved %s%n", new Size(f.unzippedBytesBefore()), new Size(f.unzippedBytesBefore() - f.unzippedBytes())));
        } else if (f.achievableUnzippedBytes() != f.unzippedBytes()) {
            text.append(String.format(Locale.ROOT, "  can be    %s, %s less%n", new Size(f.achievableUnzippedBytes()), new Size(f.unzippedBytes() - f.achievableUnzippedBytes())));
        }
    }

    private static void artifacts(StringBuilder text, Report report, boolean shrunk) {
        text.append(String.format(Locale.ROOT, "%n  %-28s %-9s %15s %15s %15s %15s%n", "ARTIFACT", "", "UNZIPPED B", "AS lib/*.jar B", "EXPLODED B", "ZIPPED B"));
        for (ArtifactSize a : report.artifacts()) {
            Measure m = a.measure();
            if (shrunk) {
                line(text, a.name(), "before", m.unzippedBytesBefore(), m.libLayoutBytesBefore(), m.explodedBytesBefore(), m.zippedBytesBefore());
                line(text, "", "after", m.unzippedBytes(), m.libLayoutBytes(), m.explodedBytes(), m.zippedBytes());
            } else {
                line(text, a.name(), a.role(), m.unzippedBytes(), m.libLayoutBytes(), m.explodedBytes(), m.zippedBytes());
            }
            if (m.zippedBytes() > Quota.DIRECT_UPLOAD_BYTES) {
                text.append(String.format(Locale.ROOT, "  %-28s zipped it is over the %,d B of a direct upload: use S3%n", "", Quota.DIRECT_UPLOAD_BYTES));
            }
        }
    }

    private static void line(StringBuilder text, String name, String what, long unzipped, long lib, long exploded, long zipped) {
        text.append(String.format(Locale.ROOT, "  %-28s %-9s %,15d %,15d %,15d %15s%n", name, what, unzipped, lib, exploded,
            zipped == 0 ? "–" : String.format(Locale.ROOT, "%,d", zipped)));
    }

    private void components(StringBuilder text, Report report, boolean shrunk) {
        if (report.components().isEmpty()) {
            return;
        }
        long total = Math.max(1, report.totals().measure().unzippedBytesBefore());
        text.append(String.format(Locale.ROOT, "%n  %15s %7s %15s  %-44s %s%n", shrunk ? "BEFORE B" : "UNZIPPED B", "SHARE", shrunk ? "AFTER B" : "CAN SAVE B", "COMPONENT", "COMES WITH"));
        for (ComponentSize c : report.components().stream().limit(rows).toList()) {
            long saved = c.savedByRule().values().stream().mapToLong(Long::longValue).sum();
            String chain = c.chain().size() < 2 ? "" : String.join(" > ", c.chain().subList(0, c.chain().size() - 1));
            text.append(String.format(Locale.ROOT, "  %,15d %7s %,15d  %-44s %s%n", c.unzippedBytesBefore(), new Size(c.unzippedBytesBefore()).shareOf(total),
                shrunk ? c.unzippedBytes() : saved, c.name() + " " + c.version(), chain));
        }
        List<ComponentSize> rest = report.components().stream().skip(rows).toList();
        if (!rest.isEmpty()) {
            long before = rest.stream().mapToLong(ComponentSize::unzippedBytesBefore).sum();
            long second = rest.stream().mapToLong(c -> shrunk ? c.unzippedBytes() : c.savedByRule().values().stream().mapToLong(Long::longValue).sum()).sum();
            text.append(String.format(Locale.ROOT, "  %,15d %7s %,15d  %d more components%n", before, new Size(before).shareOf(total), second, rest.size()));
        }
    }

    private static void rules(StringBuilder text, Report report, boolean shrunk) {
        List<RuleSaving> savings = report.rules();
        if (savings.isEmpty()) {
            return;
        }
        text.append(String.format(Locale.ROOT, "%n  %15s %15s %8s  %-9s %-28s %s%n", shrunk ? "SAVED B" : "CAN SAVE B", "EXPLODED B", "ENTRIES", "TIER", "RULE", ""));
        for (RuleSaving r : savings) {
            text.append(String.format(Locale.ROOT, "  %,15d %,15d %,8d  %-9s %-28s %s%n", r.savedBytes(), r.savedExplodedBytes(), r.entries(), r.safety(), r.id(), r.summary()));
        }
        Map<String, Long> byTier = savings.stream().collect(Collectors.groupingBy(RuleSaving::safety, java.util.TreeMap::new, Collectors.summingLong(RuleSaving::savedBytes)));
        text.append("  by tier: ").append(byTier.entrySet().stream().map(e -> e.getKey() + " " + new Size(e.getValue())).collect(Collectors.joining(", "))).append('\n');
    }

    private void notes(StringBuilder text, Report report) {
        List<Diagnostic> shown = report.diagnostics().stream().filter(d -> d.severity() != Diagnostic.Severity.NOTE).sorted(Comparator.naturalOrder()).toList();
        if (!shown.isEmpty()) {
            text.append('\n');
            shown.stream().limit(rows).forEach(d -> text.append("  ").append(d).append('\n'));
        }
        long silent = report.diagnostics().size() - Math.min(rows, shown.size());
        if (silent > 0) {
            text.append("  ").append(silent).append(" more notes are in the JSON report\n");
        }
        if (!report.dynamicSites().isEmpty()) {
            text.append(String.format(Locale.ROOT, "%n  %d places in code look things up by names that could not be found out; nothing that they could mean was dropped silently:%n", report.dynamicSites().size()));
            for (DynamicSite site : report.dynamicSites().stream().limit(rows).toList()) {
                text.append("    ").append(site.where()).append(": ").append(site.what()).append(" – ").append(site.answer()).append('\n');
            }
        }
    }

    private static void verdict(StringBuilder text, Report report) {
        report.verdict().findings().forEach(f -> text.append("\n  FAIL ").append(f.kind().name().toLowerCase(Locale.ROOT)).append(": ").append(f.message()).append('\n'));
    }
}
