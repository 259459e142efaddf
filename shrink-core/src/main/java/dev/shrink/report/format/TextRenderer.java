package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.shrink.lambda.Quota;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Size;
import dev.shrink.report.Measure;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.RuleSaving;
import dev.shrink.report.Verdict.Level;

/** The report for people, in plain text. */
public final class TextRenderer implements Renderer {

    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    private static final int BAR = 20;
    private static final int SITES = 5;

    private final TextStyle style;

    public TextRenderer(TextStyle style) {
        this.style = style;
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        report.functions().forEach(f -> function(text, report, f));
        artifacts(text, report);
        new TextBreakdown(style).append(text, report);
        groups(text, report);
        rules(text, report);
        new TextParts(style).append(text, report);
        new TextChanges(style).append(text, report);
        notes(text, report);
        verdict(text, report);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void function(StringBuilder text, Report report, FunctionSize f) {
        Units units = style.units();
        boolean failed = report.verdict().findings().stream().anyMatch(x -> x.level() == Level.FAIL && x.subject().equals(f.name()));
        text.append(String.format(Locale.ROOT, "\n%s  function%s   %s%s\n", style.bold(f.name()), f.layers() == 0 ? "" : " + " + f.layers() + (f.layers() == 1 ? " layer" : " layers"),
            failed ? style.bad("FAIL") : "", f.fits() ? "" : style.bad("   OVER THE LIMIT")).replaceAll("[ ]+(?=\\R)", ""));
        text.append(String.format(Locale.ROOT, "  unzipped  %s, %s of the limit of %,d B (%s of %,d B)  %s\n", units.sentence(f.unzippedBytes()), new Size(f.unzippedBytes()).shareOf(f.limitBytes()), f.limitBytes(),
            new Size(f.unzippedBytes()).shareOf(Quota.SPOKEN_256_MB_BYTES), Quota.SPOKEN_256_MB_BYTES, bar(f.unzippedBytes(), f.limitBytes())));
        if (report.changed()) {
            text.append(String.format(Locale.ROOT, "  before    %s, now %s\n", units.sentence(f.unzippedBytesBefore()), Sizes.delta(f.unzippedBytes(), f.unzippedBytesBefore())));
        } else if (f.achievableUnzippedBytes() != f.unzippedBytes()) {
            text.append(String.format(Locale.ROOT, "  can be    %s, %s less\n", units.sentence(f.achievableUnzippedBytes()), units.sentence(f.unzippedBytes() - f.achievableUnzippedBytes())));
        }
        report.baseline().function(f.name(), report.functions().size()).ifPresent(then -> text.append(String.format(Locale.ROOT, "  vs base   %s against %s of %s\n",
            Sizes.delta(f.unzippedBytes(), then), units.sentence(then), report.baseline().origin())));
    }

    /** A gauge in eighths of a character; what is over the limit fills it. */
    private String bar(long bytes, long limit) {
        long eighths = Math.min(BAR * 8L, Math.round(BAR * 8.0 * bytes / limit));
        String bar = "█".repeat((int) (eighths / 8)) + EIGHTHS[(int) (eighths % 8)];
        return bytes >= limit ? style.bad(bar) : bytes > limit * 9 / 10 ? style.warning(bar) : style.good(bar);
    }

    private void artifacts(StringBuilder text, Report report) {
        boolean shrunk = report.changed();
        Units units = style.units();
        text.append(String.format(Locale.ROOT, "\n  %-28s %-9s %15s %15s %15s %15s\n", "ARTIFACT", "", units.heading("UNZIPPED"), units.heading("AS lib/*.jar"),
            units.heading("EXPLODED"), units.heading("ZIPPED")));
        for (ArtifactSize a : report.artifacts()) {
            Measure m = a.measure();
            if (shrunk) {
                line(text, a.name(), "before", m.unzippedBytesBefore(), m.libLayoutBytesBefore(), m.explodedBytesBefore(), m.zippedBytesBefore());
                line(text, "", "after", m.unzippedBytes(), m.libLayoutBytes(), m.explodedBytes(), m.zippedBytes());
            } else {
                line(text, a.name(), a.role(), m.unzippedBytes(), m.libLayoutBytes(), m.explodedBytes(), m.zippedBytes());
            }
            if (m.zippedBytes() > Quota.DIRECT_UPLOAD_BYTES) {
                text.append(String.format(Locale.ROOT, "  %-28s zipped it is over the %,d B of a direct upload: use S3\n", "", Quota.DIRECT_UPLOAD_BYTES));
            }
        }
    }

    private void line(StringBuilder text, String name, String what, long unzipped, long lib, long exploded, long zipped) {
        Units units = style.units();
        text.append(String.format(Locale.ROOT, "  %-28s %-9s %15s %15s %15s %15s\n", name, what, units.column(unzipped), units.column(lib), units.column(exploded),
            zipped == 0 ? "–" : units.column(zipped)));
    }

    private void groups(StringBuilder text, Report report) {
        if (!report.groups().isEmpty() && style.grouping() == Grouping.COMPONENT) {
            Units units = style.units();
            text.append(String.format(Locale.ROOT, "\n  %15s %15s  %-9s %s\n", units.heading("BEFORE"), units.heading("NOW"), "", "GROUP OR OWNER"));
            report.groups().forEach(g -> text.append(String.format(Locale.ROOT, "  %15s %15s  %-9s %s\n", units.column(g.unzippedBytesBefore()), units.column(g.unzippedBytes()), g.kind(), g.name())));
        }
    }

    private void rules(StringBuilder text, Report report) {
        List<RuleSaving> savings = report.rules();
        if (savings.isEmpty()) {
            return;
        }
        text.append(style.bold(String.format(Locale.ROOT, "\n  %15s %15s %8s  %-9s %-28s", style.units().heading(report.changed() ? "SAVED" : "CAN SAVE"),
            style.units().heading("EXPLODED"), "ENTRIES", "TIER", "RULE").stripTrailing())).append("\n");
        for (RuleSaving r : savings) {
            text.append(String.format(Locale.ROOT, "  %15s %15s %,8d  %-9s %-28s %s\n", style.units().column(r.savedBytes()), style.units().column(r.savedExplodedBytes()), r.entries(), r.safety(), r.id(),
                style.cut(r.summary(), style.width() - 84)));
        }
        Map<String, Long> byTier = savings.stream().collect(Collectors.groupingBy(RuleSaving::safety, TreeMap::new, Collectors.summingLong(RuleSaving::savedBytes)));
        text.append("  by tier: ").append(byTier.entrySet().stream().map(e -> e.getKey() + " " + style.units().sentence(e.getValue())).collect(Collectors.joining(", "))).append('\n');
    }

    private void notes(StringBuilder text, Report report) {
        List<Diagnostic> shown = report.diagnostics().stream().filter(d -> style.notes() || d.severity() != Diagnostic.Severity.NOTE).sorted(Comparator.naturalOrder()).toList();
        if (!shown.isEmpty()) {
            text.append('\n');
            shown.stream().limit(style.notes() ? Integer.MAX_VALUE : style.rows()).forEach(d -> text.append("  ").append(d).append('\n'));
        }
        long silent = report.diagnostics().size() - (style.notes() ? shown.size() : Math.min(style.rows(), shown.size()));
        if (silent > 0) {
            text.append("  ").append(silent).append(silent == 1 ? " more note is" : " more notes are").append(" in the JSON report; -v shows all\n");
        }
        if (!report.dynamicSites().isEmpty()) {
            text.append(String.format(Locale.ROOT, "\n  %d %s things up by names that could not be found out; nothing that they could mean was dropped silently:\n", report.dynamicSites().size(),
                report.dynamicSites().size() == 1 ? "place in code looks" : "places in code look"));
            int most = style.notes() ? Integer.MAX_VALUE : Math.min(SITES, style.rows());
            for (DynamicSite site : report.dynamicSites().stream().limit(most).toList()) {
                text.append("    ").append(style.cut(site.where() + ": " + site.what() + " – " + site.answer(), style.width() - 4)).append('\n');
            }
            if (report.dynamicSites().size() > most) {
                text.append("    and ").append(report.dynamicSites().size() - most).append(" more; -v shows all\n");
            }
        }
    }

    private void verdict(StringBuilder text, Report report) {
        report.verdict().findings().forEach(f -> text.append("\n  ").append(switch (f.level()) {
            case FAIL -> style.bad("FAIL");
            case WARN -> style.warning("WARN");
            case WAIVED -> "waived";
        }).append(' ').append(f.kind().name().toLowerCase(Locale.ROOT)).append(": ").append(f.message())
            .append(f.origin().isEmpty() ? "" : " (" + f.origin() + ")").append('\n'));
    }
}
