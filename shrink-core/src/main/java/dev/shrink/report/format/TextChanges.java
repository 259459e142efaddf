package dev.shrink.report.format;

import java.util.List;
import java.util.Locale;

import dev.shrink.report.Report;
import dev.shrink.report.Report.EntryChange;

/** The entries that differ most between two artifacts: only a diff shows them in text, everything else has rules to sum them up. */
final class TextChanges {

    private final TextStyle style;

    TextChanges(TextStyle style) {
        this.style = style;
    }

    void append(StringBuilder text, Report report) {
        if (!report.verb().equals("diff") || report.entries().isEmpty()) {
            return;
        }
        List<EntryChange> largest = Sizes.largestDifferences(report);
        text.append(style.bold(String.format(Locale.ROOT, "\n  %15s %15s %15s  %-9s %s", style.units().heading("BEFORE"), style.units().heading("NOW"), style.units().heading("Δ"), "", "ENTRY"))).append("\n");
        for (EntryChange e : largest.stream().limit(style.rows()).toList()) {
            text.append(String.format(Locale.ROOT, "  %15s %15s %15s  %-9s %s\n", style.units().column(e.unzippedBytesBefore()), style.units().column(e.unzippedBytes()),
                style.units().difference(difference(e)), e.action(),
                style.cut(Sizes.entry(e.path()), style.width() - 63)));
            e.evidence().stream().limit(style.rows()).forEach(line -> text.append(" ".repeat(64)).append(line).append("\n"));
        }
        long rest = largest.stream().skip(style.rows()).mapToLong(TextChanges::difference).sum();
        if (largest.size() > style.rows()) {
            text.append(String.format(Locale.ROOT, "  %15s %15s %15s  %d more entries\n", "", "", style.units().difference(rest), largest.size() - style.rows()));
        }
    }

    private static long difference(EntryChange entry) {
        return entry.unzippedBytes() - entry.unzippedBytesBefore();
    }
}
