package dev.shrink.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import dev.shrink.config.NamePattern;
import dev.shrink.config.Policy;
import dev.shrink.model.Component;
import dev.shrink.plan.Row;
import dev.shrink.report.Report.GroupSize;

/** Sums up what a policy's groups and owners hold. A file may be in several groups. */
final class Groups {

    private final Policy policy;

    Groups(Policy policy) {
        this.policy = policy;
    }

    List<GroupSize> of(List<Row> rows, ToLongFunction<Row> now) {
        List<GroupSize> sizes = new ArrayList<>();
        sum("group", policy.groups(), rows, now, sizes);
        sum("owner", policy.owners(), rows, now, sizes);
        sizes.sort(Comparator.comparing(GroupSize::kind).thenComparing(Comparator.comparingLong(GroupSize::unzippedBytesBefore).reversed()).thenComparing(GroupSize::name));
        return List.copyOf(sizes);
    }

    private static void sum(String kind, Map<String, List<NamePattern>> groups, List<Row> rows, ToLongFunction<Row> now, List<GroupSize> out) {
        groups.forEach((name, patterns) -> {
            List<Row> members = rows.stream().filter(row -> patterns.stream().anyMatch(p -> holds(p, row))).toList();
            out.add(new GroupSize(kind, name, members.stream().mapToLong(now).sum(), members.stream().mapToLong(Row::before).sum()));
        });
    }

    private static boolean holds(NamePattern pattern, Row row) {
        Component owner = row.owner();
        return pattern.matches(owner.name()) || pattern.matches(owner.purl()) || pattern.matches(row.path().toString()) || pattern.matches(row.path().name());
    }
}
