package dev.shrink.report.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.shrink.report.Category;
import dev.shrink.report.Report;
import dev.shrink.report.Report.Change;
import dev.shrink.report.Report.FileSize;

/**
 * All entries for the scripts of the page: a tree of names, so that no folder is written twice, packed (raw deflate in Base64).
 * A file is {@code [name, before, now, component, category, reason]}, a folder {@code [name, [children]]}; numbers point into lists.
 */
final class HtmlData {

    private static final int MOST_EVIDENCE = 8;

    private final Map<String, Integer> components = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> reasons = new LinkedHashMap<>();
    private final Folder root = new Folder();

    private static final class Folder {
        private final Map<String, Folder> folders = new TreeMap<>();
        private final List<List<Object>> files = new ArrayList<>();

        List<Object> written() {
            List<Object> items = new ArrayList<>(files);
            folders.forEach((name, folder) -> {
                String path = name;
                Folder at = folder;
                while (at.files.isEmpty() && at.folders.size() == 1) {
                    Map.Entry<String, Folder> only = at.folders.entrySet().iterator().next();
                    path = path + "/" + only.getKey();
                    at = only.getValue();
                }
                items.add(List.of(path, at.written()));
            });
            return items;
        }
    }

    private HtmlData() { }

    static String of(Report report) throws IOException {
        HtmlData data = new HtmlData();
        report.files().forEach(f -> data.add(f, report.changes().get(f.change())));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("verb", report.verb());
        all.put("artifacts", report.artifacts().stream().map(a -> List.of(a.name(), a.path())).toList());
        all.put("components", List.copyOf(data.components.keySet()));
        Map<String, List<String>> chains = new HashMap<>();
        report.components().forEach(c -> chains.put(c.title(), c.chain()));
        all.put("chains", data.components.keySet().stream().map(c -> chains.getOrDefault(c, List.of())).toList());
        all.put("categories", java.util.Arrays.stream(Category.values()).map(Category::title).toList());
        all.put("reasons", List.copyOf(data.reasons.keySet()));
        all.put("tree", data.root.written());
        return packed(new ObjectMapper().writeValueAsBytes(all));
    }

    private void add(FileSize file, Change change) {
        Folder folder = root.folders.computeIfAbsent(file.artifact(), a -> new Folder());
        String[] parts = (Sizes.entry(file.path())).split("/");
        for (int i = 0; i < parts.length - 1; i++) {
            folder = folder.folders.computeIfAbsent(parts[i], p -> new Folder());
        }
        int reason = file.change() == 0 ? -1 : index(reasons, List.of(change.action(), change.rule(), change.reason(), change.evidence().stream().limit(MOST_EVIDENCE).toList()));
        folder.files.add(List.of(parts[parts.length - 1], file.unzippedBytesBefore(), file.unzippedBytes(), index(components, file.component()),
            Category.of(file.path()).ordinal(), reason));
    }

    private static <T> int index(Map<T, Integer> indices, T item) {
        return indices.computeIfAbsent(item, i -> indices.size());
    }

    private static String packed(byte[] bytes) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
