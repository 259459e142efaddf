package dev.shrink.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.function.Predicate;

import dev.shrink.model.Component;
import dev.shrink.model.Content;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Files of one name with different bytes in several libraries: only the first is used, and the user should know. */
final class Clashes {

    private static final int NAMED = 3;
    private static final int BUFFER = 1 << 16;

    private record Owned(Component owner, Content content) { }

    private record Pair(Component used, Component unused) { }

    private final Map<String, Owned> first = new HashMap<>();
    private final Map<Pair, Set<String>> classes = new HashMap<>();
    private final Map<Pair, Set<String>> others = new HashMap<>();

    static boolean isClass(Entry entry) {
        return entry.path().name().endsWith(".class") && !entry.path().fileName().equals("module-info.class");
    }

    /** Takes one file of a library, in the order in which they are looked through. */
    void note(Entry entry, Component owner, Predicate<Entry> relevant) {
        if (!entry.isFile() || !relevant.test(entry)) {
            return;
        }
        Owned before = first.putIfAbsent(entry.path().name(), new Owned(owner, entry.content()));
        if (before != null && !same(before.content(), entry.content(), entry)) {
            (isClass(entry) ? classes : others).computeIfAbsent(new Pair(before.owner(), owner), p -> new TreeSet<>()).add(entry.path().name());
        }
    }

    /** @param why what decides which library comes first */
    List<Diagnostic> tell(String artifact, String why) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        sorted(classes).forEach((pair, names) -> diagnostics.add(Diagnostic.warning("assembly.duplicate-classes", artifact + ": " + pair.unused(),
            sentence(names, "classes", pair, why), "Exclude one of the two libraries, or align their versions.")));
        sorted(others).forEach((pair, names) -> diagnostics.add(Diagnostic.note("assembly.duplicate-files", artifact + ": " + pair.unused(),
            sentence(names, "files", pair, why))));
        return diagnostics;
    }

    private static Map<Pair, Set<String>> sorted(Map<Pair, Set<String>> found) {
        Map<Pair, Set<String>> sorted = new TreeMap<>((a, b) -> a.used().equals(b.used()) ? a.unused().compareTo(b.unused()) : a.used().compareTo(b.used()));
        sorted.putAll(found);
        return sorted;
    }

    private static String sentence(Set<String> names, String what, Pair pair, String why) {
        String some = String.join(", ", names.stream().limit(NAMED).toList()) + (names.size() > NAMED ? ", …" : "");
        return "of " + names.size() + " " + what + " that are also in " + pair.used() + " with other content, those of the latter are used, since " + why + ": " + some + ".";
    }

    /** Whether two files have the same bytes. */
    static boolean same(Content a, Content b, Entry subject) {
        if (a.size() != b.size()) {
            return false;
        }
        try (InputStream one = a.open(); InputStream other = b.open()) {
            while (true) {
                byte[] left = one.readNBytes(BUFFER);
                if (!Arrays.equals(left, other.readNBytes(BUFFER))) {
                    return false;
                }
                if (left.length < BUFFER) {
                    return true;
                }
            }
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(subject.path(), e);
        }
    }
}
