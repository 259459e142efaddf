package dev.shrink.report;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.report.Report.Duplicate;

/** Finds files that are there more than once. Small ones are not worth telling of. */
final class Duplicates {

    private static final long SMALLEST = 4096;
    private static final int MOST = 200;

    private Duplicates() { }

    /** The largest waste first; at most {@value #MOST}. */
    static List<Duplicate> in(Deployment deployment) {
        Map<Long, List<Entry>> bySize = deployment.leaves().filter(e -> e.isFile() && e.size() >= SMALLEST).collect(Collectors.groupingBy(Entry::size));
        return bySize.values().parallelStream().filter(same -> same.size() > 1).flatMap(Duplicates::equalOnes)
            .sorted(Comparator.comparingLong(Duplicate::wasted).reversed().thenComparing(d -> d.paths().get(0))).limit(MOST).toList();
    }

    private static Stream<Duplicate> equalOnes(List<Entry> sameSize) {
        Collection<List<Entry>> byDigest = sameSize.stream().collect(Collectors.groupingBy(Duplicates::digest)).values();
        return byDigest.stream().filter(same -> same.size() > 1)
            .map(same -> new Duplicate(same.get(0).size(), same.stream().map(e -> e.path().qualified()).sorted().toList()));
    }

    private static String digest(Entry entry) {
        try {
            return HexFormat.of().formatHex(entry.content().sha256());
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}
