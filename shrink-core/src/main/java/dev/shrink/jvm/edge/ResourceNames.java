package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A resource is reached once a string constant in reached code names it: by its path, its base name, either without extension
 * or locale, or by its folder.
 */
final class ResourceNames implements EdgeSource {
    private static final Pattern LOCALE = Pattern.compile("_[a-z]{2}(_[A-Z]{2})?$");
    private static final int SHORTEST_BARE_NAME = 4;

    private final Map<String, List<String>> resourcesByKey = new HashMap<>();

    @Override
    public void start(Reach reach) {
        reach.program().index().resources().keySet().forEach(this::index);
    }

    private void index(String file) {
        int slash = file.lastIndexOf('/');
        String base = file.substring(slash + 1);
        int dot = base.lastIndexOf('.');
        key(file, file);
        key(base, file);
        if (dot > 0) {
            String bare = base.substring(0, dot);
            String path = file.substring(0, file.length() - (base.length() - dot));
            key(path, file);
            key(LOCALE.matcher(path).replaceFirst(""), file);
            if (bare.length() >= SHORTEST_BARE_NAME) {
                key(bare, file);
                key(LOCALE.matcher(bare).replaceFirst(""), file);
            }
        }
        if (slash > 0) {
            key(file.substring(0, slash), file);
            key(file.substring(0, slash + 1), file);
        }
    }

    private void key(String key, String file) {
        List<String> files = resourcesByKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
        }
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        String name = text.startsWith("/") ? text.substring(1) : text;
        reachAll(name, cause, reach);
        reachAll(name.replace('.', '/'), cause, reach);
        int slash = name.lastIndexOf('/');
        if (slash >= 0 && slash < name.length() - 1) {
            reachAll(name.substring(slash + 1), cause, reach);
        }
        int scheme = name.indexOf(':');
        if (scheme > 0 && name.startsWith("classpath")) {
            reachAll(name.substring(scheme + 1).replaceFirst("^/", ""), cause, reach);
        }
    }

    private void reachAll(String key, Cause cause, Reach reach) {
        List<String> files = resourcesByKey.get(key);
        if (files != null) {
            files.forEach(file -> reach.resource(file, cause.as(EdgeKind.NAMES)));
        }
    }
}
