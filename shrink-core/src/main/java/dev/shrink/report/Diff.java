package dev.shrink.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.CategorySize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.GroupSize;
import dev.shrink.report.Report.Totals;

/** Makes a report of the difference between two: "before" is the old one, "now" the new one, and every format shows it. */
public final class Diff {

    private Diff() { }

    /** Compares what two reports count now. Versions in the names of jars and metadata folders do not make two entries of one. */
    public static Report between(Report old, Report now) {
        Pairs<FunctionSize> functions = Pairs.of(old.functions(), now.functions(), FunctionSize::name);
        Pairs<ArtifactSize> artifacts = Pairs.of(old.artifacts(), now.artifacts(), ArtifactSize::name);
        List<ArtifactSize> artifactSizes = artifacts.join((then, is) -> {
            ArtifactSize named = is.or(() -> then).orElseThrow();
            return new ArtifactSize(named.name(), named.role(), named.path(), measure(then.map(ArtifactSize::measure).orElse(Measure.NOTHING), is.map(ArtifactSize::measure).orElse(Measure.NOTHING)));
        });
        EntryComparison entries = new EntryComparison(old, now, artifacts.only());
        return new Report(Report.SCHEMA_VERSION, "diff", Verdict.OK,
            new Totals(artifactSizes.stream().map(ArtifactSize::measure).reduce(Measure.NOTHING, Measure::plus), now.totals().limitBytes(), now.totals().spokenLimitBytes()),
            functions.join(Diff::function), artifactSizes, components(old, now), groups(old, now), categories(old, now), List.of(),
            entries.changes(), entries.files(), now.anatomies(), now.duplicates(), Baseline.NONE, List.of(), List.of());
    }

    private static FunctionSize function(Optional<FunctionSize> then, Optional<FunctionSize> is) {
        FunctionSize named = is.or(() -> then).orElseThrow();
        long bytes = is.map(FunctionSize::unzippedBytes).orElse(0L);
        return new FunctionSize(named.name(), named.layers(), bytes, then.map(FunctionSize::unzippedBytes).orElse(0L), bytes, named.limitBytes(), bytes < named.limitBytes());
    }

    private static Measure measure(Measure then, Measure is) {
        return new Measure(is.unzippedBytes(), is.zippedBytes(), is.explodedBytes(), is.libLayoutBytes(),
            then.unzippedBytes(), then.zippedBytes(), then.explodedBytes(), then.libLayoutBytes(), is.unzippedBytes());
    }

    private static List<ComponentSize> components(Report old, Report now) {
        return Pairs.byName(old.components(), now.components(), ComponentSize::name).join((then, is) -> {
            ComponentSize named = is.or(() -> then).orElseThrow();
            String version = then.filter(t -> !t.version().equals(named.version())).map(t -> t.version() + " → " + named.version()).orElse(named.version());
            return new ComponentSize(named.purl(), named.name(), version, named.licence(), named.chain(), named.requires(),
                is.map(ComponentSize::unzippedBytes).orElse(0L), then.map(ComponentSize::unzippedBytes).orElse(0L),
                is.map(ComponentSize::explodedBytes).orElse(0L), then.map(ComponentSize::explodedBytes).orElse(0L),
                is.map(ComponentSize::zippedBytes).orElse(0L), then.map(ComponentSize::zippedBytes).orElse(0L), Map.of());
        }).stream().sorted(Comparator.comparingLong(ComponentSize::unzippedBytesBefore).reversed().thenComparing(ComponentSize::name)).toList();
    }

    private static List<GroupSize> groups(Report old, Report now) {
        return Pairs.byName(old.groups(), now.groups(), g -> g.kind() + ":" + g.name()).join((then, is) -> {
            GroupSize named = is.or(() -> then).orElseThrow();
            return new GroupSize(named.kind(), named.name(), is.map(GroupSize::unzippedBytes).orElse(0L), then.map(GroupSize::unzippedBytes).orElse(0L));
        });
    }

    private static List<CategorySize> categories(Report old, Report now) {
        return Pairs.byName(old.categories(), now.categories(), CategorySize::category).join((then, is) -> new CategorySize(is.or(() -> then).orElseThrow().category(),
            is.map(CategorySize::entries).orElse(0), is.map(CategorySize::unzippedBytes).orElse(0L), then.map(CategorySize::unzippedBytes).orElse(0L),
            is.map(CategorySize::explodedBytes).orElse(0L), then.map(CategorySize::explodedBytes).orElse(0L)));
    }

    /** What is on one or on both sides, by name. */
    record Pairs<T>(Map<String, T> then, Map<String, T> now) {

        /** Where both sides have exactly one, its name does not matter, because it often holds a version. */
        static <T> Pairs<T> of(List<T> then, List<T> now, Function<T, String> name) {
            boolean alone = then.size() == 1 && now.size() == 1;
            String only = alone ? name.apply(now.get(0)) : "";
            return byName(then, now, alone ? item -> only : name);
        }

        static <T> Pairs<T> byName(List<T> then, List<T> now, Function<T, String> name) {
            return new Pairs<>(indexed(then, name), indexed(now, name));
        }

        private static <T> Map<String, T> indexed(List<T> items, Function<T, String> name) {
            Map<String, T> index = new LinkedHashMap<>();
            items.forEach(item -> index.putIfAbsent(name.apply(item), item));
            return index;
        }

        /** Items of the new side first, then those that are gone. */
        <R> List<R> join(java.util.function.BiFunction<Optional<T>, Optional<T>, R> join) {
            List<R> joined = new ArrayList<>();
            now.forEach((name, item) -> joined.add(join.apply(Optional.ofNullable(then.get(name)), Optional.of(item))));
            then.forEach((name, item) -> {
                if (!now.containsKey(name)) {
                    joined.add(join.apply(Optional.of(item), Optional.empty()));
                }
            });
            return joined;
        }

        /** Its name, if both sides have exactly one. */
        Optional<String> only() {
            return then.size() == 1 && now.size() == 1 && then.keySet().equals(now.keySet()) ? now.keySet().stream().findFirst() : Optional.empty();
        }
    }
}
