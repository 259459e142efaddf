package dev.shrink.report.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.shrink.model.Size;
import dev.shrink.report.Category;
import dev.shrink.report.Report;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.format.TreemapLayout.Box;

/** The treemap for readers without scripts: components, and in each the kinds of content, hatched where it goes. Scripts replace it with one that zooms. */
final class HtmlTreemap {

    private static final double WIDTH = 1160;
    private static final double HEIGHT = 560;
    private static final double HEADER = 18;
    private static final double LETTER = 7.8;

    private HtmlTreemap() { }

    /** One kind of content of a component, what stays of it or what goes. */
    private record Part(Category category, boolean goes, long bytes) { }

    static void append(StringBuilder html, Report report) {
        Map<String, List<Part>> components = parts(report.files());
        List<Map.Entry<String, List<Part>>> sorted = components.entrySet().stream()
            .sorted(Comparator.comparingLong((Map.Entry<String, List<Part>> e) -> -sum(e.getValue())).thenComparing(Map.Entry::getKey)).toList();
        html.append("<svg class=\"map\" viewBox=\"0 0 1160 560\" width=\"100%\" role=\"img\" aria-label=\"Sizes as areas: components and their kinds of content\" font-family=\"sans-serif\" font-size=\"12\">\n")
            .append("<defs><pattern id=\"goes\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
            .append("<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-opacity=\"0.65\"/></pattern></defs>\n");
        List<Box> boxes = TreemapLayout.layout(sorted.stream().map(e -> sum(e.getValue())).toList(), new Box(0, 0, WIDTH, HEIGHT));
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).width() > 2 && boxes.get(i).height() > 2) {
                component(html, sorted.get(i).getKey(), sorted.get(i).getValue(), boxes.get(i));
            }
        }
        html.append("</svg>\n");
        legend(html, report);
    }

    private static void component(StringBuilder html, String name, List<Part> parts, Box box) {
        boolean labelled = box.width() > 50 && box.height() > 2 * HEADER;
        html.append("<g><title>").append(Markup.xml(name + ": " + new Size(sum(parts)))).append("</title>");
        rectangle(html, box, "#8884", "");
        if (labelled) {
            text(html, box.x() + 4, box.y() + 13, name + "  " + new Size(sum(parts)).mebibytes(), box.width() - 8);
        }
        Box inner = box.inset(1, labelled ? HEADER : 1);
        List<Box> boxes = TreemapLayout.layout(parts.stream().map(Part::bytes).toList(), inner);
        for (int i = 0; i < boxes.size(); i++) {
            Part part = parts.get(i);
            if (boxes.get(i).width() > 1 && boxes.get(i).height() > 1) {
                html.append("<g><title>").append(Markup.xml(name + ", " + part.category().title() + (part.goes() ? " that goes: " : ": ") + new Size(part.bytes()))).append("</title>");
                rectangle(html, boxes.get(i), HtmlPalette.fill(part.category()), "k" + part.category().ordinal());
                if (part.goes()) {
                    rectangle(html, boxes.get(i), "url(#goes)", "");
                }
                html.append("</g>");
            }
        }
        html.append("</g>\n");
    }

    private static void rectangle(StringBuilder html, Box box, String fill, String type) {
        html.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"0.5\"%s/>",
            box.x(), box.y(), box.width(), box.height(), fill, type.isEmpty() ? "" : " class=\"" + type + "\""));
    }

    private static void text(StringBuilder html, double x, double y, String text, double width) {
        int letters = (int) (width / LETTER);
        html.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"currentColor\">%s</text>", x, y,
            Markup.xml(text.length() <= letters ? text : text.substring(0, Math.max(0, letters - 1)) + "…")));
    }

    private static void legend(StringBuilder html, Report report) {
        html.append("<p class=\"legend\">");
        report.categories().forEach(c -> {
            for (Category category : Category.values()) {
                if (category.title().equals(c.category())) {
                    html.append("<span><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" class=\"k").append(category.ordinal()).append("\" fill=\"")
                        .append(HtmlPalette.fill(category)).append("\"/></svg> ").append(Markup.xml(category.title())).append("</span> &nbsp; ");
                }
            }
        });
        html.append("<span>hatched: what ").append(report.verb().equals("shrink") || report.verb().equals("diff") ? "went" : "a shrink would take away").append("</span></p>\n");
    }

    private static Map<String, List<Part>> parts(List<FileSize> files) {
        Map<String, Map<Category, long[]>> sums = new TreeMap<>();
        for (FileSize file : files) {
            long[] both = sums.computeIfAbsent(file.component(), c -> new TreeMap<>()).computeIfAbsent(Category.of(file.path()), c -> new long[2]);
            long stays = Math.min(file.unzippedBytes(), file.unzippedBytesBefore());
            both[0] += file.unzippedBytesBefore() == 0 ? file.unzippedBytes() : stays;
            both[1] += Math.max(0, file.unzippedBytesBefore() - file.unzippedBytes());
        }
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        sums.forEach((component, byCategory) -> {
            List<Part> all = new ArrayList<>();
            byCategory.forEach((category, both) -> {
                add(all, new Part(category, false, both[0]));
                add(all, new Part(category, true, both[1]));
            });
            all.sort(Comparator.comparingLong((Part p) -> -p.bytes()).thenComparing(Part::category).thenComparing(Part::goes));
            if (!all.isEmpty()) {
                parts.put(component, all);
            }
        });
        return parts;
    }

    private static void add(List<Part> parts, Part part) {
        if (part.bytes() > 0) {
            parts.add(part);
        }
    }

    private static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
