package dev.shrink.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.shrink.report.Report.Change;

/** Numbers what happens to entries: tens of thousands of them share a few reasons, so that a report holds each reason once. */
final class ChangeTable {

    private final Map<Change, Integer> numbers = new LinkedHashMap<>(Map.of(Change.KEPT, 0));

    /** The change's place in {@link #all}. */
    int numberOf(Change change) {
        return numbers.computeIfAbsent(change, c -> numbers.size());
    }

    List<Change> all() {
        return List.copyOf(numbers.keySet());
    }
}
