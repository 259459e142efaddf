package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The locales of Babel, {@code babel/locale-data/de_AT.dat}. An item is a language with all its territories and scripts: which of them
 * inherits from which is written in Babel's own data.
 */
final class Locales implements DataKind {
    private static final String FOLDER = "babel/locale-data";
    private static final Pattern FILE = Pattern.compile(FOLDER + "/([a-z]{2,3}|root)(?:_[A-Za-z0-9_]+)?\\.dat");
    private static final Pattern NAME = Pattern.compile("([A-Za-z]{2,3})(?:[_-][A-Za-z0-9]+)*(?:[.@].*)?");
    /** Languages that inherit from another, or are another name of it (CLDR parent locales and aliases). */
    private static final Map<String, Set<String>> NEEDS = Map.of("nb", Set.of("no", "nn"), "nn", Set.of("no", "nb"), "no", Set.of("nb", "nn"), "ht", Set.of("fr"), "hi", Set.of("en"),
            "kok", Set.of("en"), "sh", Set.of("sr"), "tl", Set.of("fil"));
    private static final Set<String> METHODS = Set.of("get_display_name", "get_language_name", "get_territory_name", "get_script_name");

    @Override
    public String id() {
        return "locale";
    }

    @Override
    public NavigableMap<String, List<Entry>> items(Site site) {
        NavigableMap<String, List<Entry>> items = new TreeMap<>();
        site.under(FOLDER).forEach((relative, entry) -> {
            Matcher file = FILE.matcher(relative);
            if (file.matches()) {
                items.computeIfAbsent(file.group(1), l -> new ArrayList<>()).add(entry);
            }
        });
        return items;
    }

    /** Lambda's runtimes set {@code LANG=en_US.UTF-8}, which is Babel's default locale there. */
    @Override
    public Set<String> always(Set<String> items) {
        return items.stream().filter(item -> item.equals("root") || item.equals("en")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean isOwn(String module) {
        return module.equals("babel") || module.startsWith("babel.");
    }

    @Override
    public boolean asks(NamedCall call, PythonTree tree) {
        return call.target().startsWith("babel.") || METHODS.contains(call.function()) && call.target().startsWith("?");
    }

    @Override
    public Set<String> named(String name, Set<String> items) {
        Matcher locale = NAME.matcher(name);
        String language = locale.matches() ? locale.group(1).toLowerCase(java.util.Locale.ROOT) : "";
        if (!items.contains(language)) {
            // Babel knows more names of languages than are written here
            return items;
        }
        Set<String> needed = new TreeSet<>(NEEDS.getOrDefault(language, Set.of()));
        needed.retainAll(items);
        needed.add(language);
        return needed;
    }

    /** Two letters are any word; with a territory or script they are a locale. */
    @Override
    public Set<String> mentioned(String text, Set<String> items) {
        return text.length() > 3 && text.matches("[a-z]{2,3}[_-][A-Z][A-Za-z0-9_-]+") ? named(text, items) : Set.of();
    }

    @Override
    public Set<String> listings() {
        return Set.of("locale_identifiers", "localedata");
    }
}
