package dev.shrink.report.format;

import java.util.List;
import java.util.Locale;

import dev.shrink.model.Size;
import dev.shrink.report.Report;
import dev.shrink.report.format.Grouping.Portion;

/** The table that breaks the total down by components, or by whatever else was asked for. */
final class TextBreakdown {

    private static final int NAME = 44;
    private static final int NARROWEST_NOTE = 12;

    private final TextStyle style;

    TextBreakdown(TextStyle style) {
        this.style = style;
    }

    void append(StringBuilder text, Report report) {
        List<Portion> portions = style.grouping().portions(report);
        if (portions.isEmpty()) {
            return;
        }
        Units units = style.units();
        boolean diff = report.verb().equals("diff");
        boolean base = portions.stream().anyMatch(p -> p.base().isPresent());
        boolean notes = portions.stream().anyMatch(p -> !p.note().isEmpty());
        long total = Math.max(1, report.totals().measure().unzippedBytesBefore());
        String second = diff ? units.heading("Δ") : report.changed() ? units.heading("AFTER") : isPlanned(report) ? units.heading("CAN SAVE") : "";
        text.append("\n").append(style.bold(row(units.heading(report.changed() ? "BEFORE" : "UNZIPPED"), "SHARE", second, base ? units.heading("Δ BASE") : "", base,
            style.grouping().title(), notes ? "COMES WITH" : ""))).append('\n');
        int left = Math.max(NARROWEST_NOTE, style.width() - (base ? 105 : 89));
        for (Portion p : portions.stream().limit(style.rows()).toList()) {
            String delta = p.base().map(then -> units.difference((report.changed() ? p.now() : p.before()) - then)).orElse("");
            text.append(row(units.column(p.before()), new Size(p.before()).shareOf(total), second(List.of(p), report), delta, base, style.cut(p.name(), NAME), style.cut(p.note(), left)))
                .append('\n');
        }
        List<Portion> rest = portions.stream().skip(style.rows()).toList();
        if (!rest.isEmpty()) {
            long before = rest.stream().mapToLong(Portion::before).sum();
            text.append(row(units.column(before), new Size(before).shareOf(total), second(rest, report), "", base,
                rest.size() + " more " + (style.grouping() == Grouping.COMPONENT ? "components" : "rows; -n shows more"), "")).append('\n');
        }
    }

    private String second(List<Portion> portions, Report report) {
        long before = portions.stream().mapToLong(Portion::before).sum();
        long now = portions.stream().mapToLong(Portion::now).sum();
        if (report.verb().equals("diff")) {
            return style.units().difference(now - before);
        }
        return report.changed() ? style.units().column(now) : isPlanned(report) ? style.units().column(before - now) : "";
    }

    /** A check plans nothing, so it cannot say what could be saved. */
    private static boolean isPlanned(Report report) {
        return !report.verb().equals("check");
    }

    private static String row(String before, String share, String second, String base, boolean withBase, String name, String note) {
        return String.format(Locale.ROOT, "  %15s %7s %15s%s  %-" + NAME + "s %s", before, share, second, withBase ? String.format(Locale.ROOT, " %15s", base) : "", name, note).stripTrailing();
    }
}
