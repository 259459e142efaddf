package dev.shrink.report.format;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.model.Size;
import dev.shrink.report.Report;
import dev.shrink.report.Report.EntryChange;

/** Every rule's entries, the largest of them one by one, each with the reason and with what keeps it. Folds without scripts. */
final class HtmlChanges {

    private static final int SHOWN = 60;
    private static final int PARTS = 10;

    private final Report report;

    HtmlChanges(Report report) {
        this.report = report;
    }

    void append(StringBuilder html) {
        html.append("<section id=\"changes\"><h2>").append(switch (report.verb()) {
            case "diff" -> "Differences";
            case "shrink" -> "What went and why";
            default -> "What would go and why";
        }).append("</h2>\n");
        if (report.entries().isEmpty()) {
            html.append("<p>Nothing.</p>\n");
        }
        Map<String, List<EntryChange>> byRule = report.entries().stream().collect(Collectors.groupingBy(e -> e.action() + (e.rule().isEmpty() ? "" : " by " + e.rule()), LinkedHashMap::new, Collectors.toList()));
        byRule.entrySet().stream().sorted(Comparator.comparingLong((Map.Entry<String, List<EntryChange>> e) -> -Math.abs(saved(e.getValue()))).thenComparing(Map.Entry::getKey))
            .forEach(e -> rule(html, e.getKey(), e.getValue()));
        html.append("</section>\n");
    }

    private void rule(StringBuilder html, String title, List<EntryChange> entries) {
        html.append("<details><summary><b>").append(Markup.xml(title)).append("</b> – ").append(Sizes.exact(entries.size())).append(entries.size() == 1 ? " entry, " : " entries, ")
            .append(Markup.xml(new Size(Math.abs(saved(entries))).toString())).append(saved(entries) < 0 ? " more</summary>\n" : " less</summary>\n");
        boolean diff = report.verb().equals("diff");
        HtmlTable table = new HtmlTable(html, "changes-" + Integer.toHexString(title.hashCode()), entries.size() > SHOWN ? "The " + SHOWN + " largest of " + Sizes.exact(entries.size()) + "; search the map for the others" : "All",
            diff ? List.of("Entry", "#Before B", "#Now B", "#Difference B", "Inside") : List.of("Entry", "#Before B", "#Now B", "Reason", "Keep it with"));
        entries.stream().sorted(Comparator.comparingLong((EntryChange e) -> -Math.abs(e.unzippedBytesBefore() - e.unzippedBytes())).thenComparing(EntryChange::path)).limit(SHOWN).forEach(e -> {
            table.row().code(Sizes.entry(e.path())).bytes(e.unzippedBytesBefore()).bytes(e.unzippedBytes());
            if (diff) {
                long difference = e.unzippedBytes() - e.unzippedBytesBefore();
                table.number(difference, String.format(Locale.ROOT, "%+,d", difference));
            }
            table.text(Stream.concat(Stream.of(e.reason()), Stream.of(String.join("; ", e.evidence().stream().limit(diff ? PARTS : 3).toList()))).filter(s -> !s.isEmpty()).collect(Collectors.joining(": ")));
            if (!diff) {
                table.code(e.action().equals("added") ? "" : "keep: [\"" + keep(e.path()) + "\"]");
            }
            table.end();
        });
        table.close();
        html.append("</details>\n");
    }

    /** What to write under {@code keep} for an entry: a class by its name, anything else by its path. */
    static String keep(String path) {
        String name = path.substring(path.lastIndexOf("!/") < 0 ? 0 : path.lastIndexOf("!/") + 2);
        return name.endsWith(".class") ? name.substring(0, name.length() - ".class".length()).replace('/', '.') : path;
    }

    private static long saved(List<EntryChange> entries) {
        return entries.stream().mapToLong(e -> e.unzippedBytesBefore() - e.unzippedBytes()).sum();
    }
}
