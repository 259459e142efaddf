package dev.shrink.python;

import dev.shrink.model.Artifact;
import dev.shrink.model.Entry;
import dev.shrink.python.dist.DistributionFinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the folders of an artifact that are on Python's path in Lambda, or that look as if they were site-packages. */
final class SiteFinder {
    private static final Pattern LAYER = Pattern.compile("python/(?:lib/python3\\.\\d+/site-packages/)?");
    private static final Pattern SITE_PACKAGES = Pattern.compile("(?:.*/)?(?:site|dist)-packages/");
    private static final Pattern METADATA = Pattern.compile("((?:.*/)?)[^/]+\\.(?:dist-info|egg-info)(?:/.*)?");
    private static final Pattern WHEEL_DATA = Pattern.compile("[^/]+\\.data/(?:purelib|platlib)/");
    private static final int MAX_METADATA_BYTES = 16 << 20;

    private SiteFinder() {
    }

    static List<Site> find(Artifact artifact) {
        NavigableMap<String, Entry> all = new TreeMap<>();
        artifact.root().entries().stream().filter(e -> e.isFile() && e.inner().isEmpty()).forEach(e -> all.putIfAbsent(e.path().name(), e));
        if (all.keySet().stream().noneMatch(SiteFinder::isPython)) {
            return List.of();
        }
        Links.aliases(artifact, all).forEach(all::putIfAbsent);
        List<String> prefixes = prefixes(all);
        List<Site> sites = new ArrayList<>();
        for (String prefix : prefixes) {
            NavigableMap<String, Entry> files = new TreeMap<>();
            all.forEach((name, entry) -> {
                if (owner(name, prefixes).equals(prefix)) {
                    files.put(name.substring(prefix.length()), entry);
                }
            });
            sites.add(new Site(artifact.name(), prefix, files, new DistributionFinder(files.keySet(), path -> read(files, path)).find()));
        }
        return List.copyOf(sites);
    }

    private static boolean isPython(String name) {
        return name.endsWith(".py") || name.endsWith(".pyc") || name.endsWith(".so") && name.contains(".cpython-")
                || name.endsWith(".dist-info/METADATA") || name.endsWith(".egg-info/PKG-INFO");
    }

    /** Longest first, so that the first match is the innermost. */
    private static List<String> prefixes(NavigableMap<String, Entry> all) {
        Set<String> found = new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        found.add("");
        for (String name : all.keySet()) {
            Matcher metadata = METADATA.matcher(name);
            if (metadata.matches()) {
                found.add(metadata.group(1));
            }
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                String folder = name.substring(0, slash + 1);
                boolean layer = LAYER.matcher(folder).matches() && !all.containsKey(folder + "__init__.py");
                if (layer || SITE_PACKAGES.matcher(folder).matches() || WHEEL_DATA.matcher(folder).matches()) {
                    found.add(folder);
                }
            }
        }
        return new ArrayList<>(found);
    }

    private static String owner(String name, List<String> prefixes) {
        return prefixes.stream().filter(name::startsWith).findFirst().orElse("");
    }

    private static Optional<byte[]> read(NavigableMap<String, Entry> files, String path) {
        Entry entry = files.get(path);
        if (entry == null || entry.size() > MAX_METADATA_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(entry.content().bytes());
        } catch (IOException unreadable) {
            // the finder says what is missing; the bytes themselves are copied or refused by the archive layer
            return Optional.empty();
        }
    }
}
