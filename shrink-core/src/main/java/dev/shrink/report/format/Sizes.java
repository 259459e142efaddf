package dev.shrink.report.format;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.shrink.model.Size;
import dev.shrink.report.Category;
import dev.shrink.report.Report;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.EntryChange;

/** How sizes are written and ordered, the same in every format. */
final class Sizes {

    private Sizes() { }

    /** A difference with its sign: {@code +9,437,184 B (+3.9 %)}, {@code =}. */
    static String delta(long now, long then) {
        long difference = now - then;
        if (difference == 0) {
            return "=";
        }
        String bytes = String.format(Locale.ROOT, "%+,d B", difference);
        return then == 0 ? bytes : bytes + String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * difference / then);
    }

    /** Components that matter, the largest first: in a diff those that changed, by how much they did. */
    static List<ComponentSize> largest(Report report) {
        if (!report.verb().equals("diff")) {
            return report.components();
        }
        return report.components().stream().filter(c -> c.unzippedBytes() != c.unzippedBytesBefore())
            .sorted(Comparator.comparingLong((ComponentSize c) -> -Math.abs(c.unzippedBytes() - c.unzippedBytesBefore())).thenComparing(ComponentSize::title)).toList();
    }

    /** Entries of a diff, those that changed most first. */
    static List<EntryChange> largestDifferences(Report diff) {
        return diff.entries().stream()
            .sorted(Comparator.comparingLong((EntryChange e) -> -Math.abs(e.unzippedBytes() - e.unzippedBytesBefore())).thenComparing(EntryChange::path)).toList();
    }

    /** An entry's path; what an archive takes beside its entries has the archive's path and says what it is. */
    static String entry(String path) {
        return path.endsWith("!/") ? path + Category.OVERHEAD.title() : path;
    }

    /** What brings a component in: the chain without itself. */
    static String comesWith(ComponentSize component) {
        List<String> chain = component.chain();
        return chain.size() < 2 ? "" : String.join(" > ", chain.subList(0, chain.size() - 1));
    }

    /** A number with thousands separators. */
    static String exact(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }
}
