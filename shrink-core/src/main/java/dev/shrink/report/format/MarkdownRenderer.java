package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.Size;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.EntryChange;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.RuleSaving;
import dev.shrink.report.Verdict;

/** A summary for pull requests and step summaries; far below GitHub's limit of 1 MiB. */
final class MarkdownRenderer implements Renderer {

    private static final int ROWS = 25;
    private static final int PARTS = 5;

    @Override
    public String format() {
        return "markdown";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("## shrink ").append(report.verb()).append(": ").append(report.verdict().failed() ? "❌ failed" : "✅ ok").append("\n\n");
        report.verdict().findings().forEach(f -> text.append("- ").append(icon(f.level())).append(" **").append(f.kind().name().toLowerCase(Locale.ROOT)).append("** ")
            .append(Markup.markdown(f.message())).append(f.origin().isEmpty() ? "" : " (" + Markup.markdown(f.origin()) + ")").append('\n'));
        text.append(report.verdict().findings().isEmpty() ? "" : "\n");
        functions(text, report);
        components(text, report);
        rules(text, report.rules(), report.changed());
        differences(text, report);
        notes(text, report);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String icon(Verdict.Level level) {
        return switch (level) {
            case FAIL -> "❌";
            case WARN -> "⚠️";
            case WAIVED -> "☑️";
        };
    }

    private static void functions(StringBuilder text, Report report) {
        boolean base = report.baseline().known();
        text.append("| function | unzipped | of the limit |").append(isDiff(report) ? " before | difference |" : !isPlanned(report) ? "" : report.changed() ? " before | saved |" : " can be | can save |").append(base ? " against baseline |" : "")
            .append(isPlanned(report) ? "\n| --- | ---: | ---: | ---: | ---: |" : "\n| --- | ---: | ---: |").append(base ? " ---: |" : "").append('\n');
        for (FunctionSize f : report.functions()) {
            long other = report.changed() ? f.unzippedBytesBefore() : f.achievableUnzippedBytes();
            text.append("| ").append(Markup.markdown(f.name())).append(f.layers() == 0 ? "" : " + " + f.layers() + (f.layers() == 1 ? " layer" : " layers")).append(" | ")
                .append(new Size(f.unzippedBytes())).append(" | ").append(new Size(f.unzippedBytes()).shareOf(f.limitBytes())).append(" |").append(!isPlanned(report) ? "" : " " + new Size(other) + " | "
                + (isDiff(report) ? Sizes.delta(f.unzippedBytes(), other) : new Size(Math.abs(other - f.unzippedBytes())).toString()) + " |");
            if (base) {
                Optional<Long> then = report.baseline().function(f.name(), report.functions().size());
                text.append(' ').append(then.map(t -> Sizes.delta(f.unzippedBytes(), t)).orElse("new")).append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static void components(StringBuilder text, Report report) {
        if (report.components().isEmpty()) {
            return;
        }
        boolean diff = isDiff(report);
        List<ComponentSize> shown = Sizes.largest(report);
        if (!isPlanned(report)) {
            measured(text, report, shown);
            return;
        }
        text.append("| component | before | ").append(diff ? "difference |" : report.changed() ? "after |" : "can save |").append(" comes with |\n| --- | ---: | ---: | --- |\n");
        for (ComponentSize c : shown.stream().limit(ROWS).toList()) {
            text.append("| ").append(Markup.markdown(c.title())).append(" | ").append(new Size(c.unzippedBytesBefore())).append(" | ")
                .append(diff ? Sizes.delta(c.unzippedBytes(), c.unzippedBytesBefore()) : new Size(report.changed() ? c.unzippedBytes() : c.saved()))
                .append(" | ").append(Markup.markdown(Sizes.comesWith(c))).append(" |\n");
        }
        List<ComponentSize> rest = shown.stream().skip(ROWS).toList();
        if (!rest.isEmpty()) {
            long before = rest.stream().mapToLong(ComponentSize::unzippedBytesBefore).sum();
            long other = rest.stream().mapToLong(c -> report.changed() ? c.unzippedBytes() : c.saved()).sum();
            text.append("| ").append(rest.size()).append(" more | ").append(new Size(before)).append(" | ").append(diff ? Sizes.delta(other, before) : new Size(other)).append(" | |\n");
        }
        text.append('\n');
    }

    /** Components as they are, against the baseline where there is one. */
    private static void measured(StringBuilder text, Report report, List<ComponentSize> all) {
        boolean base = report.baseline().known();
        text.append("| component | unzipped |").append(base ? " against baseline |" : "").append(" comes with |\n| --- | ---: |").append(base ? " ---: |" : "").append(" --- |\n");
        for (ComponentSize c : all.stream().limit(ROWS).toList()) {
            text.append("| ").append(Markup.markdown(c.title())).append(" | ").append(new Size(c.unzippedBytes())).append(" |")
                .append(base ? " " + report.baseline().component(c.name()).map(then -> Sizes.delta(c.unzippedBytes(), then)).orElse("new") + " |" : "")
                .append(' ').append(Markup.markdown(Sizes.comesWith(c))).append(" |\n");
        }
        if (all.size() > ROWS) {
            text.append("| ").append(all.size() - ROWS).append(" more | ").append(new Size(all.stream().skip(ROWS).mapToLong(ComponentSize::unzippedBytes).sum())).append(base ? " | | |\n" : " | |\n");
        }
        text.append('\n');
    }

    private static void rules(StringBuilder text, List<RuleSaving> rules, boolean changed) {
        if (rules.isEmpty()) {
            return;
        }
        text.append("| rule | tier | entries | ").append(changed ? "saved |" : "can save |").append("\n| --- | --- | ---: | ---: |\n");
        rules.forEach(r -> text.append("| `").append(r.id()).append("` | ").append(r.safety()).append(" | ").append(String.format(Locale.ROOT, "%,d", r.entries()))
            .append(" | ").append(new Size(r.savedBytes())).append(" |\n"));
        text.append('\n');
    }

    /** The entries that differ most, with what differs inside those that could be looked into. */
    private static void differences(StringBuilder text, Report report) {
        if (!isDiff(report) || report.entries().isEmpty()) {
            return;
        }
        List<EntryChange> largest = Sizes.largestDifferences(report);
        text.append("| entry | | before | difference | inside |\n| --- | --- | ---: | ---: | --- |\n");
        largest.stream().limit(ROWS).forEach(e -> text.append("| ").append(Markup.markdown(Sizes.entry(e.path()))).append(" | ").append(e.action()).append(" | ").append(new Size(e.unzippedBytesBefore()))
            .append(" | ").append(Sizes.delta(e.unzippedBytes(), e.unzippedBytesBefore())).append(" | ").append(Markup.markdown(String.join("; ", e.evidence().stream().limit(PARTS).toList()))).append(" |\n"));
        List<EntryChange> rest = largest.stream().skip(ROWS).toList();
        if (!rest.isEmpty()) {
            text.append("| ").append(String.format(Locale.ROOT, "%,d", rest.size())).append(" more | | | ")
                .append(Sizes.delta(rest.stream().mapToLong(EntryChange::unzippedBytes).sum(), rest.stream().mapToLong(EntryChange::unzippedBytesBefore).sum())).append(" | |\n");
        }
        text.append('\n');
    }

    /** A check plans nothing, so it cannot say what could be saved. */
    private static boolean isPlanned(Report report) {
        return !report.verb().equals("check");
    }

    private static boolean isDiff(Report report) {
        return report.verb().equals("diff");
    }

    private static void notes(StringBuilder text, Report report) {
        List<Diagnostic> told = report.diagnostics().stream().filter(d -> d.severity() != Diagnostic.Severity.NOTE).toList();
        if (!told.isEmpty()) {
            text.append("<details><summary>").append(told.size()).append(told.size() == 1 ? " warning" : " warnings").append("</summary>\n\n");
            told.stream().limit(ROWS).forEach(d -> text.append("- ").append(Markup.markdown(d.toString())).append('\n'));
            text.append("\n</details>\n");
        }
    }
}
