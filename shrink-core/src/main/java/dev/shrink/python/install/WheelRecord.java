package dev.shrink.python.install;

import dev.shrink.model.Entry;
import dev.shrink.python.dist.RecordFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A wheel's RECORD: what its files must be. */
final class WheelRecord {
    static final WheelRecord NONE = new WheelRecord("", Map.of());
    private static final Map<String, String> ALGORITHMS = Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private final String own;
    private final Map<String, RecordFile.Row> rows;

    private WheelRecord(String own, Map<String, RecordFile.Row> rows) {
        this.own = own;
        this.rows = rows;
    }

    /** @param own where RECORD itself is: it cannot hold its own hash */
    static WheelRecord of(RecordFile file, String own) {
        Map<String, RecordFile.Row> rows = new TreeMap<>();
        file.rows().forEach(row -> rows.put(row.path(), row));
        return new WheelRecord(own, rows);
    }

    boolean isThere() {
        return !own.isEmpty();
    }

    /** A listed file that the wheel does not have. */
    Optional<String> missing(List<Entry> files) {
        Set<String> there = new HashSet<>();
        files.forEach(entry -> there.add(entry.path().name()));
        return rows.keySet().stream().filter(path -> !there.contains(path) && !path.endsWith("/")).findFirst();
    }

    /** Copies a file of the wheel and says how it differs from what is recorded. */
    Optional<String> copy(String path, InputStream in, Path to) throws IOException {
        Optional<String[]> expected = Optional.ofNullable(rows.get(path)).map(row -> row.hash().split("=", 2)).filter(hash -> hash.length == 2 && ALGORITHMS.containsKey(hash[0]));
        MessageDigest digest = digest(expected.map(hash -> hash[0]).orElse("sha256"));
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            in.transferTo(out);
        }
        String actual = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        return expected.filter(hash -> !hash[1].replace("=", "").equals(actual)).map(hash -> hash[0] + " is " + actual + " instead of " + hash[1]);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(ALGORITHMS.get(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** The text of RECORD with the places where the files are now. */
    String installed(WheelPlaces places) {
        StringBuilder text = new StringBuilder();
        for (RecordFile.Row row : rows.values()) {
            String place = places.of(row.path());
            boolean changed = places.isScript(row.path()) || row.path().equals(own);
            text.append(place.indexOf(',') < 0 && place.indexOf('"') < 0 ? place : "\"" + place.replace("\"", "\"\"") + "\"").append(',')
                    .append(changed ? "" : row.hash()).append(',')
                    .append(changed || row.sizeBytes().isEmpty() ? "" : Long.toString(row.sizeBytes().getAsLong())).append('\n');
        }
        return text.toString();
    }
}
