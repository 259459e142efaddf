package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Matplotlib's {@code mpl-data}: font metrics that only certain settings ask for, sample data, and font families. A family can be named in any
 * text of a plot ({@code $\mathtt{x}$}), so that families count as needed unless the setting {@code uses} names fonts.
 */
final class PlotData implements DataKind {
    private static final String FOLDER = "matplotlib/mpl-data";
    private static final String AFM = "afm";
    private static final String PDF_CORE = "pdfcorefonts";
    private static final String SAMPLES = "sample_data";
    private static final List<Item> ITEMS = List.of(
            new Item(AFM, Pattern.compile("fonts/afm/.*\\.afm")), new Item(PDF_CORE, Pattern.compile("fonts/pdfcorefonts/.*\\.afm")),
            new Item(SAMPLES, Pattern.compile("sample_data/.*")), new Item("DejaVu Sans Mono", Pattern.compile("fonts/ttf/DejaVuSansMono.*\\.ttf")),
            new Item("DejaVu Serif", Pattern.compile("fonts/ttf/DejaVuSerif.*\\.ttf")), new Item("STIX", Pattern.compile("fonts/ttf/STIX.*\\.ttf")));

    private record Item(String name, Pattern files) {
    }

    @Override
    public String id() {
        return "font";
    }

    /** Nothing where a file of settings is deployed beside Matplotlib's own: what it asks for is not looked into. */
    @Override
    public NavigableMap<String, List<Entry>> items(Site site) {
        NavigableMap<String, List<Entry>> items = new TreeMap<>();
        if (site.files().keySet().stream().anyMatch(PlotData::isSettings)) {
            return items;
        }
        site.under(FOLDER).forEach((relative, entry) -> ITEMS.stream().filter(item -> item.files().matcher(relative.substring(FOLDER.length() + 1)).matches())
                .forEach(item -> items.computeIfAbsent(item.name(), i -> new ArrayList<>()).add(entry)));
        return items;
    }

    private static boolean isSettings(String relative) {
        return !relative.startsWith(FOLDER + "/") && (relative.endsWith("matplotlibrc") || relative.endsWith(".mplstyle"));
    }

    @Override
    public Set<String> always(Set<String> items) {
        return Set.of();
    }

    @Override
    public Set<String> supposed(Set<String> items) {
        Set<String> families = new TreeSet<>(items);
        families.removeAll(Set.of(AFM, PDF_CORE, SAMPLES));
        return families;
    }

    @Override
    public boolean isOwn(String module) {
        return module.equals("matplotlib") || module.startsWith("matplotlib.") || module.equals("pylab") || module.startsWith("mpl_toolkits.");
    }

    /** Settings are made by {@code rc}, {@code rc_context} and style sheets. */
    @Override
    public boolean asks(NamedCall call, PythonTree tree) {
        return call.target().startsWith("matplotlib.") && Set.of("rc", "rc_context").contains(call.function())
                || call.target().endsWith("style.use") && call.target().startsWith("matplotlib.");
    }

    /** The first argument of {@code rc} is a group of settings; style sheets of Matplotlib set neither. */
    @Override
    public Set<String> named(String name, Set<String> items) {
        return switch (name) {
            case "ps" -> Set.of(AFM);
            case "pdf" -> Set.of(PDF_CORE);
            case "text" -> Set.of(AFM, PDF_CORE);
            default -> items.contains(name) ? Set.of(name) : Set.of();
        };
    }

    @Override
    public Set<String> mentioned(String text, Set<String> items) {
        Set<String> needed = new TreeSet<>();
        if (text.contains("useafm") || text.contains("usetex") || text.equals(AFM)) {
            needed.add(AFM);
        }
        if (text.contains("use14corefonts") || text.contains("usetex") || text.equals(AFM)) {
            needed.add(PDF_CORE);
        }
        if (text.contains(SAMPLES) || text.endsWith("matplotlibrc") || text.endsWith(".mplstyle")) {
            needed.addAll(items);
        }
        needed.retainAll(items);
        return needed;
    }

    @Override
    public Set<String> listings() {
        return Set.of("get_sample_data", "get_data_path", "findSystemFonts", "get_font_names", "ttflist", "afmlist");
    }
}
