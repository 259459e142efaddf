package dev.shrink.report.format;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.shrink.model.Size;
import dev.shrink.report.Report;
import dev.shrink.report.Report.Anatomy;

/** What the largest native libraries are made of, in an audit: there is no other way to see why one is large. */
final class TextParts {

    private static final int FILES = 3;
    private static final int PARTS = 8;

    private final TextStyle style;

    TextParts(TextStyle style) {
        this.style = style;
    }

    void append(StringBuilder text, Report report) {
        if (!report.verb().equals("audit") || report.anatomies().isEmpty()) {
            return;
        }
        List<Anatomy> largest = report.anatomies().stream().sorted(Comparator.comparingLong((Anatomy a) -> -size(a))).limit(Math.min(FILES, style.rows())).toList();
        for (Anatomy library : largest) {
            long whole = size(library);
            text.append(style.bold(String.format(Locale.ROOT, "\n  %15s %7s  INSIDE %s", style.units().heading("UNPACKED"), "SHARE", library.path()))).append(saving(library, report)).append('\n');
            List<Map.Entry<String, Long>> parts = library.parts().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).toList();
            parts.stream().limit(PARTS).forEach(p -> line(text, p.getValue(), whole, p.getKey()));
            long rest = parts.stream().skip(PARTS).mapToLong(Map.Entry::getValue).sum();
            if (rest != 0) {
                line(text, rest, whole, (parts.size() - PARTS) + " more parts");
            }
        }
        if (report.anatomies().size() > largest.size()) {
            text.append(String.format(Locale.ROOT, "  %d more libraries are in the JSON report\n", report.anatomies().size() - largest.size()));
        }
    }

    private void line(StringBuilder text, long bytes, long whole, String name) {
        text.append(String.format(Locale.ROOT, "  %15s %7s  %s\n", style.units().column(bytes), new Size(bytes).shareOf(whole), name));
    }

    private String saving(Anatomy library, Report report) {
        return report.files().stream().filter(f -> f.artifact().equals(library.artifact()) && f.path().equals(library.path()) && f.unzippedBytes() < f.unzippedBytesBefore()).findFirst()
            .map(f -> ", of which " + style.units().sentence(f.unzippedBytesBefore() - f.unzippedBytes()) + (f.unzippedBytes() == 0 ? " (all of it)" : "") + " can go").orElse("");
    }

    private static long size(Anatomy library) {
        return library.parts().values().stream().mapToLong(Long::longValue).sum();
    }
}
