package dev.shrink.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.config.Policy.Budget;
import dev.shrink.config.Policy.Count;

/**
 * Something that has a size and may have a budget.
 *
 * @param name     how findings call it
 * @param title    how messages call it
 * @param bytes    what it takes now
 * @param baseline what it took then
 */
record Subject(String name, String title, long bytes, Optional<Long> baseline) {

    static List<Subject> functions(Report report) {
        int count = report.functions().size();
        return report.functions().stream().map(f -> new Subject(f.name(), f.name() + (f.layers() == 0 ? "" : " with " + f.layers() + (f.layers() == 1 ? " layer" : " layers")),
            f.unzippedBytes(), report.baseline().function(f.name(), count))).toList();
    }

    /** Everything that a budget is about. Only what Lambda counts is in baselines. */
    static List<Subject> of(Report report, Budget budget) {
        boolean unzipped = budget.count() == Count.UNZIPPED;
        Stream<Subject> all = switch (budget.scope()) {
            case FUNCTION -> functions(report).stream();
            case ARTIFACT -> report.artifacts().stream().map(a -> new Subject(a.name(), a.role() + " " + a.name(), bytes(a.measure(), budget.count()),
                report.baseline().artifact(a.name(), report.artifacts().size()).filter(b -> unzipped)));
            case COMPONENT -> report.components().stream().map(c -> new Subject(c.name(), c.title(), switch (budget.count()) {
                case UNZIPPED -> c.unzippedBytes();
                case ZIPPED -> c.zippedBytes();
                case EXPLODED -> c.explodedBytes();
            }, report.baseline().component(c.name()).filter(b -> unzipped)));
            case GROUP, OWNER -> report.groups().stream().filter(g -> g.kind().equalsIgnoreCase(budget.scope().name()))
                .map(g -> new Subject(g.name(), g.kind() + " " + g.name(), g.unzippedBytes(), report.baseline().group(g)));
        };
        return all.filter(s -> budget.subject().matches(s.name())).toList();
    }

    private static long bytes(Measure measure, Count count) {
        return switch (count) {
            case UNZIPPED -> measure.unzippedBytes();
            case ZIPPED -> measure.zippedBytes();
            case EXPLODED -> measure.explodedBytes();
        };
    }
}
