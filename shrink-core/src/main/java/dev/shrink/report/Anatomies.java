package dev.shrink.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.shrink.analysis.PartsReader;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Scratch;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.report.Report.Anatomy;

/** Looks into the largest files that can be looked into. */
final class Anatomies {

    private static final int MOST = 400;
    private static final long SMALLEST = 16384;

    private Anatomies() { }

    static List<Anatomy> of(Deployment deployment, Scratch scratch) {
        List<PartsReader> readers = ServiceLoader.load(PartsReader.class, PartsReader.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
        return deployment.leaves().filter(e -> e.isFile() && e.size() >= SMALLEST && readers.stream().anyMatch(r -> r.reads(e)))
            .sorted(Comparator.comparingLong((Entry e) -> -e.size()).thenComparing(Entry::path)).limit(MOST)
            .flatMap(e -> readers.stream().filter(r -> r.reads(e)).flatMap(r -> read(r, e, scratch))).toList();
    }

    private static Stream<Anatomy> read(PartsReader reader, Entry entry, Scratch scratch) {
        try {
            Map<String, Long> parts = new TreeMap<>(reader.partsOf(entry, scratch));
            return parts.isEmpty() ? Stream.empty() : Stream.of(new Anatomy(entry.path().artifact(), entry.path().toString(), parts));
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}
