package dev.shrink.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.shrink.lambda.Quota;
import dev.shrink.model.Size;
import dev.shrink.report.Measure;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.RuleSaving;
import dev.shrink.report.Verdict.Finding;

/** The head of the page: the verdict, each function against the limit, and the figures that people ask for first. */
final class HtmlSummary {

    private static final List<String> SEGMENTS = List.of("#3d7ab8", "#d9822b", "#4f9d69", "#b07aa1", "#c9a227", "#7a8794");
    private static final double WIDTH = 1000;
    private static final double FULL = 800;

    private final Report report;

    HtmlSummary(Report report) {
        this.report = report;
    }

    void append(StringBuilder html) {
        boolean failed = report.verdict().failed();
        html.append("<header>\n<p class=\"eyebrow\">").append(switch (report.verb()) {
                case "shrink" -> "shrunk";
                case "diff" -> "shrink: difference";
                default -> "shrink: " + Markup.xml(report.verb());
            }).append("</p>\n<h1>")
            .append(Markup.xml(report.functions().stream().map(FunctionSize::name).collect(Collectors.joining(", ")))).append(" <span class=\"badge ").append(failed ? "bad" : "good").append("\">")
            .append(failed ? "✗ failed" : "✓ ok").append("</span></h1>\n");
        findings(html);
        report.functions().forEach(f -> function(html, f));
        cards(html);
        html.append("<nav aria-label=\"Sections\"><a href=\"#map\">Map</a> <a href=\"#components\">Components</a> ")
            .append(report.verb().equals("diff") ? "<a href=\"#changes\">Differences" : "<a href=\"#rules\">Rules</a> <a href=\"#changes\">What goes and why").append("</a> <a href=\"#duplicates\">Duplicates</a> <a href=\"#notes\">Notes</a></nav>\n</header>\n");
    }

    private void findings(StringBuilder html) {
        if (report.verdict().findings().isEmpty()) {
            return;
        }
        html.append("<ul class=\"findings\">\n");
        for (Finding f : report.verdict().findings()) {
            html.append("<li class=\"").append(f.level().name().toLowerCase(Locale.ROOT)).append("\"><strong>").append(switch (f.level()) {
                case FAIL -> "✗ ";
                case WARN -> "⚠ ";
                case WAIVED -> "☑ waived ";
            }).append(f.kind().name().toLowerCase(Locale.ROOT)).append("</strong> ").append(Markup.xml(f.message()))
                .append(f.origin().isEmpty() ? "" : " <code>" + Markup.xml(f.origin()) + "</code>").append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void function(StringBuilder html, FunctionSize f) {
        Size now = new Size(f.unzippedBytes());
        html.append("<section class=\"function\">\n<p class=\"figure\"><strong>").append(Markup.xml(now.mebibytes())).append("</strong> ")
            .append(Markup.xml(now.exact())).append(" unzipped, ").append(Markup.xml(now.shareOf(f.limitBytes()))).append(" of Lambda's limit of ").append(Sizes.exact(f.limitBytes())).append(" B")
            .append(report.functions().size() > 1 || f.layers() > 0 ? " – " + Markup.xml(f.name()) + (f.layers() == 0 ? "" : " with " + f.layers() + (f.layers() == 1 ? " layer" : " layers")) : "");
        Optional<Long> base = report.baseline().function(f.name(), report.functions().size());
        base.ifPresent(then -> html.append("; ").append(Markup.xml(Sizes.delta(f.unzippedBytes(), then))).append(" against ").append(Markup.xml(report.baseline().origin())));
        html.append("</p>\n");
        boolean two = f.unzippedBytesBefore() != f.unzippedBytes() || f.achievableUnzippedBytes() != f.unzippedBytes();
        html.append("<svg class=\"gauge\" viewBox=\"0 0 1000 ").append(two ? 74 : 44).append("\" width=\"100%\" role=\"img\" aria-label=\"").append(Markup.xml(f.name() + " against the limit"))
            .append("\" font-family=\"sans-serif\" font-size=\"13\">\n");
        List<ArtifactSize> artifacts = report.artifacts().stream().filter(a -> a.role().equals("layer") || a.name().equals(f.name())).toList();
        boolean changed = report.changed();
        double scale = scale(f);
        bar(html, 0, changed ? "before" : "now", artifacts, true, scale);
        if (two) {
            bar(html, 30, changed ? "now" : "can be", artifacts, false, scale);
        }
        double limit = 70 + f.limitBytes() * scale;
        html.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"#c0392b\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/>"
            + "<text x=\"%.1f\" y=\"%d\" fill=\"#c0392b\" class=\"limit\" text-anchor=\"end\">limit %s</text></svg>\n", limit, limit, two ? 60 : 30, limit - 4, two ? 71 : 41, new Size(f.limitBytes()).mebibytes()));
        html.append("</section>\n");
    }

    /** The limit, or what is larger, takes the usual width. */
    private static double scale(FunctionSize f) {
        return FULL / Math.max(f.limitBytes(), Math.max(f.unzippedBytesBefore(), f.unzippedBytes()));
    }

    private static void bar(StringBuilder html, int y, String label, List<ArtifactSize> artifacts, boolean before, double scale) {
        html.append(String.format(Locale.ROOT, "<text x=\"62\" y=\"%d\" fill=\"currentColor\" text-anchor=\"end\">%s</text>", y + 17, label));
        double x = 70;
        long sum = 0;
        for (int i = 0; i < artifacts.size(); i++) {
            Measure m = artifacts.get(i).measure();
            long bytes = before ? m.unzippedBytesBefore() : m.achievableUnzippedBytes();
            html.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"24\" fill=\"%s\" stroke=\"#ffffff\"><title>%s</title></rect>", x, y, bytes * scale,
                SEGMENTS.get(i % SEGMENTS.size()), Markup.xml(artifacts.get(i).role() + " " + artifacts.get(i).name() + ": " + new Size(bytes))));
            if (bytes * scale > 90) {
                html.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" fill=\"#ffffff\">%s</text>", x + 6, y + 17, Markup.xml(artifacts.get(i).name())));
            }
            x += bytes * scale;
            sum += bytes;
        }
        html.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" fill=\"currentColor\">%s</text>\n", Math.min(x + 8, WIDTH - 80), y + 17, new Size(sum).mebibytes()));
    }

    private void cards(StringBuilder html) {
        Measure m = report.totals().measure();
        boolean changed = report.changed();
        List<String[]> cards = new ArrayList<>();
        long saved = m.unzippedBytesBefore() - m.achievableUnzippedBytes();
        if (report.verb().equals("diff")) {
            cards.add(new String[] {"Difference", (saved < 0 ? "+" : "") + new Size(-saved).mebibytes(), Sizes.delta(m.unzippedBytes(), m.unzippedBytesBefore())});
        } else {
            cards.add(new String[] {changed ? "Saved" : "Can save", new Size(saved).mebibytes(), new Size(saved).exact() + ", " + new Size(saved).shareOf(m.unzippedBytesBefore())});
        }
        if (m.zippedBytes() > 0) {
            cards.add(new String[] {"Zipped", new Size(m.zippedBytes()).mebibytes(), m.zippedBytes() > Quota.DIRECT_UPLOAD_BYTES ? "over 50 MiB: upload through S3" : "can be uploaded directly"});
        }
        cards.add(new String[] {"Of “256 MB”", new Size(m.unzippedBytes()).shareOf(Quota.SPOKEN_256_MB_BYTES), "256,000,000 B, which people say"});
        Map<String, Long> tiers = report.rules().stream().collect(Collectors.groupingBy(RuleSaving::safety, TreeMap::new, Collectors.summingLong(RuleSaving::savedBytes)));
        tiers.forEach((tier, bytes) -> cards.add(new String[] {tier, new Size(bytes).mebibytes(), switch (tier) {
            case "lossless" -> "nothing can tell the difference";
            case "static" -> "not reached, by sound analysis";
            default -> "not used in a recorded run";
        }}));
        html.append("<dl class=\"cards\">\n");
        cards.forEach(c -> html.append("<div><dt>").append(Markup.xml(c[0])).append("</dt><dd><b>").append(Markup.xml(c[1])).append("</b> <span>").append(Markup.xml(c[2])).append("</span></dd></div>\n"));
        html.append("</dl>\n");
    }
}
