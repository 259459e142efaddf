package dev.shrink.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.shrink.report.Report.Anatomy;
import dev.shrink.report.Report.Change;
import dev.shrink.report.Report.FileSize;

/** Compares the entries of two reports. */
final class EntryComparison {

    private static final Pattern JAR_VERSION = Pattern.compile("-\\d[\\w.+\\-]*(?=\\.(?:jar|whl)(?:!/|$))");
    private static final Pattern METADATA_VERSION = Pattern.compile("-\\d[^/]*(?=\\.(?:dist|egg)-info(?:/|$))");

    private final List<FileSize> files = new ArrayList<>();
    private final ChangeTable changes = new ChangeTable();

    /** @param only the one artifact's name, if both sides have exactly one */
    EntryComparison(Report old, Report now, Optional<String> only) {
        Map<String, FileSize> then = indexed(old, only);
        Map<String, FileSize> is = indexed(now, only);
        is.forEach((key, file) -> compare(Optional.ofNullable(then.get(key)), old, Optional.of(file), now));
        then.forEach((key, file) -> {
            if (!is.containsKey(key)) {
                compare(Optional.of(file), old, Optional.empty(), now);
            }
        });
    }

    List<FileSize> files() {
        return List.copyOf(files);
    }

    List<Change> changes() {
        return changes.all();
    }

    private void compare(Optional<FileSize> then, Report old, Optional<FileSize> is, Report now) {
        long before = then.map(f -> bytes(old, f)).orElse(0L);
        long after = is.map(f -> bytes(now, f)).orElse(0L);
        FileSize named = is.or(() -> then).orElseThrow();
        if (before == 0 && after == 0) {
            return;
        }
        String action = before == 0 ? "added" : after == 0 ? "removed" : "changed";
        String was = then.filter(t -> !t.path().equals(named.path())).map(t -> "it was " + t.path()).orElse("");
        Change change = before == after ? Change.KEPT : new Change(action, "", was, partsThatChanged(then, old, is, now));
        files.add(new FileSize(named.artifact(), named.path(), named.component(), before, after, changes.numberOf(change)));
    }

    /** What changed inside, where both sides could be looked into; the most first. */
    private static List<String> partsThatChanged(Optional<FileSize> then, Report old, Optional<FileSize> is, Report now) {
        Map<String, Long> before = then.map(f -> parts(old, f)).orElse(Map.of());
        Map<String, Long> after = is.map(f -> parts(now, f)).orElse(Map.of());
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        Map<String, Long> differences = new TreeMap<>();
        after.forEach((part, bytes) -> differences.merge(part, bytes, Long::sum));
        before.forEach((part, bytes) -> differences.merge(part, -bytes, Long::sum));
        return differences.entrySet().stream().filter(e -> e.getValue() != 0).sorted(Comparator.comparingLong(e -> -Math.abs(e.getValue())))
            .map(e -> String.format(Locale.ROOT, "%s %+,d B", e.getKey(), e.getValue())).toList();
    }

    private static Map<String, Long> parts(Report report, FileSize file) {
        return report.anatomies().stream().filter(a -> a.artifact().equals(file.artifact()) && a.path().equals(file.path())).findFirst().map(Anatomy::parts).orElse(Map.of());
    }

    private static Map<String, FileSize> indexed(Report report, Optional<String> only) {
        Map<String, FileSize> index = new LinkedHashMap<>();
        for (FileSize file : report.files()) {
            String artifact = only.orElse(file.artifact());
            if (index.putIfAbsent(artifact + ":" + unversioned(file.path()), file) != null) {
                index.put(artifact + ":" + file.path(), file);
            }
        }
        return index;
    }

    private static String unversioned(String path) {
        return METADATA_VERSION.matcher(JAR_VERSION.matcher(path).replaceAll("")).replaceAll("");
    }

    private static long bytes(Report report, FileSize file) {
        return report.changed() ? file.unzippedBytes() : file.unzippedBytesBefore();
    }
}
