package dev.shrink.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.GroupSize;

/**
 * What was counted at an earlier time, in bytes as Lambda counts them.
 *
 * @param origin     where it was read from; empty where nothing is known
 * @param functions  functions with their layers, by name
 * @param artifacts  functions and layers by themselves, by name
 * @param components by name without version, so that an upgrade is a growth and not a new component
 * @param groups     groups and owners, by {@code kind:name}
 */
public record Baseline(String origin, Map<String, Long> functions, Map<String, Long> artifacts, Map<String, Long> components, Map<String, Long> groups) {

    /** Nothing is known. */
    public static final Baseline NONE = new Baseline("", Map.of(), Map.of(), Map.of(), Map.of());

    /** What a report counts now. */
    public static Baseline of(Report report, String origin) {
        return new Baseline(origin,
            sums(report.functions(), FunctionSize::name, FunctionSize::unzippedBytes),
            sums(report.artifacts(), ArtifactSize::name, a -> a.measure().unzippedBytes()),
            sums(report.components(), ComponentSize::name, ComponentSize::unzippedBytes),
            sums(report.groups(), Baseline::key, GroupSize::unzippedBytes));
    }

    private static <T> Map<String, Long> sums(java.util.List<T> of, Function<T, String> name, ToLongFunction<T> bytes) {
        return of.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.summingLong(bytes)));
    }

    private static String key(GroupSize group) {
        return group.kind() + ":" + group.name();
    }

    public boolean known() {
        return !origin.isEmpty();
    }

    /** The function's bytes; where both sides have exactly one function, its name does not matter, because it often holds a version. */
    public Optional<Long> function(String name, int functionsNow) {
        return named(functions, name, functionsNow);
    }

    /** The artifact's bytes; see {@link #function}. */
    public Optional<Long> artifact(String name, int artifactsNow) {
        return named(artifacts, name, artifactsNow);
    }

    /** The component's bytes; 0 where the baseline does not have it. */
    public Optional<Long> component(String name) {
        return known() ? Optional.of(components.getOrDefault(name, 0L)) : Optional.empty();
    }

    /** The group's bytes, where the baseline has that group. */
    public Optional<Long> group(GroupSize group) {
        return Optional.ofNullable(groups.get(key(group)));
    }

    /** This baseline with each size that is smaller in the other one, and what only the other one has: a ratchet that never lets go. */
    public Baseline lowered(Baseline other) {
        return new Baseline(other.origin, lower(functions, other.functions), lower(artifacts, other.artifacts), lower(components, other.components), lower(groups, other.groups));
    }

    private static Map<String, Long> lower(Map<String, Long> then, Map<String, Long> now) {
        Map<String, Long> lower = new TreeMap<>(now);
        lower.replaceAll((name, bytes) -> Math.min(bytes, then.getOrDefault(name, bytes)));
        return lower;
    }

    private static Optional<Long> named(Map<String, Long> sizes, String name, int now) {
        if (sizes.containsKey(name)) {
            return Optional.of(sizes.get(name));
        }
        return sizes.size() == 1 && now == 1 ? sizes.values().stream().findFirst() : Optional.empty();
    }
}
