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
import java.util.stream.Collectors;

/** The time zones of tzdata, which {@code zoneinfo} reads where the system has none, and of pytz. */
final class TimeZones implements DataKind {
    private static final List<String> FOLDERS = List.of("tzdata/zoneinfo", "pytz/zoneinfo");
    /** Names of zones; tables such as {@code zone.tab} are no items. */
    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*");
    private static final Pattern OWN = Pattern.compile("(?:tzdata|pytz|dateutil|backports\\.zoneinfo)(?:\\..*)?");
    private static final Set<String> FUNCTIONS = Set.of("ZoneInfo", "gettz");

    @Override
    public String id() {
        return "zone";
    }

    @Override
    public NavigableMap<String, List<Entry>> items(Site site) {
        NavigableMap<String, List<Entry>> items = new TreeMap<>();
        FOLDERS.forEach(folder -> site.under(folder).forEach((relative, entry) -> {
            String zone = relative.substring(folder.length() + 1);
            if (ZONE.matcher(zone).matches()) {
                items.computeIfAbsent(zone, z -> new ArrayList<>()).add(entry);
            }
        }));
        return items;
    }

    /** Libraries take these for granted, pytz among them. */
    @Override
    public Set<String> always(Set<String> items) {
        Set<String> needed = new TreeSet<>(Set.of("UTC", "GMT", "Etc/UTC", "Etc/GMT", "Zulu", "UCT", "Universal", "Etc/UCT", "Etc/Universal", "Etc/Zulu"));
        needed.retainAll(items);
        return needed;
    }

    @Override
    public boolean isOwn(String module) {
        return OWN.matcher(module).matches();
    }

    /** {@code timezone} is pytz's or, mostly, {@code datetime.timezone}, which takes no name. */
    @Override
    public boolean asks(NamedCall call, PythonTree tree) {
        boolean pytz = call.function().equals("timezone") && (call.target().equals("pytz.timezone") || call.target().equals("?pytz.timezone"));
        return pytz || FUNCTIONS.contains(call.function());
    }

    /** pytz does not mind the case, dateutil takes blanks. */
    @Override
    public Set<String> named(String name, Set<String> items) {
        String written = name.replace(' ', '_');
        return items.stream().filter(written::equalsIgnoreCase).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> mentioned(String text, Set<String> items) {
        return items.contains(text) ? Set.of(text) : Set.of();
    }

    /** Recurrence rules and calendars name zones in their text. */
    @Override
    public Set<String> listings() {
        return Set.of("all_timezones", "all_timezones_set", "common_timezones", "common_timezones_set", "country_timezones", "available_timezones",
                "available_iana_timezones", "rrulestr", "tzical", "get_zonefile_instance");
    }

    @Override
    public Set<String> nativeNames() {
        return Set.of("zoneinfo", "ZoneInfo", "pytz", "gettz");
    }
}
