package dev.shrink.maven;

import java.util.List;

import dev.shrink.config.NamePattern;

/**
 * Chooses dependencies by {@code group:artifact}.
 *
 * @param includes globs, of which one must match; one without a colon is about the group
 * @param excludes globs, of which none may match
 */
record CoordinatePatterns(List<String> includes, List<String> excludes) {

    CoordinatePatterns {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    boolean matches(String group, String artifact) {
        return any(includes, group, artifact) && !any(excludes, group, artifact);
    }

    private static boolean any(List<String> patterns, String group, String artifact) {
        return patterns.stream().map(String::strip).anyMatch(pattern -> {
            int colon = pattern.indexOf(':');
            return new NamePattern(colon < 0 ? pattern : pattern.substring(0, colon)).matches(group)
                && (colon < 0 || new NamePattern(pattern.substring(colon + 1)).matches(artifact));
        });
    }
}
