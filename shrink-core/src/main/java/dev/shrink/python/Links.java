package dev.shrink.python;

import dev.shrink.model.Artifact;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Further names that symbolic links of an artifact give to files: {@code lib64/python3.13/site-packages/x.py} where {@code lib64} leads to
 * {@code lib}. Links that lead out of the artifact give none; the writer keeps every link as it is.
 */
final class Links {
    /** Links that lead to links are followed this often. */
    private static final int MAX_DEPTH = 4;

    private Links() {
    }

    /**
     * Names by way of links.
     *
     * @param files files of the artifact by their own names
     */
    static NavigableMap<String, Entry> aliases(Artifact artifact, NavigableMap<String, Entry> files) {
        Map<String, String> links = new TreeMap<>();
        artifact.root().entries().stream().filter(e -> e.kind() == EntryKind.SYMLINK).forEach(e -> target(e).ifPresent(to -> links.put(e.path().name(), to)));
        NavigableMap<String, Entry> aliases = new TreeMap<>();
        for (int depth = 0; depth < MAX_DEPTH && !links.isEmpty(); depth++) {
            NavigableMap<String, Entry> known = new TreeMap<>(files);
            known.putAll(aliases);
            links.forEach((link, target) -> {
                Optional.ofNullable(known.get(target)).ifPresent(entry -> aliases.putIfAbsent(link, entry));
                // a link to a folder around itself has no end
                if (!link.startsWith(target + "/")) {
                    known.subMap(target + "/", true, target + "0", false).forEach((name, entry) -> aliases.putIfAbsent(link + name.substring(target.length()), entry));
                }
            });
        }
        return aliases;
    }

    /** Where a link leads inside the artifact; empty if out of it. */
    private static Optional<String> target(Entry link) {
        try {
            String text = new String(link.content().bytes(), StandardCharsets.UTF_8);
            String name = link.path().name();
            String at = name.indexOf('/') < 0 ? "" : name.substring(0, name.lastIndexOf('/'));
            for (String part : text.split("/")) {
                if (text.startsWith("/") || part.equals("..") && at.isEmpty()) {
                    return Optional.empty();
                }
                if (part.equals("..")) {
                    at = at.indexOf('/') < 0 ? "" : at.substring(0, at.lastIndexOf('/'));
                } else if (!part.isEmpty() && !part.equals(".")) {
                    at = at.isEmpty() ? part : at + "/" + part;
                }
            }
            return Optional.of(at).filter(found -> !found.isEmpty());
        } catch (IOException unreadable) {
            // the archive layer copies or refuses it; here it leads nowhere
            return Optional.empty();
        }
    }
}
