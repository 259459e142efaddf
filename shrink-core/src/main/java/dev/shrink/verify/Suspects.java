package dev.shrink.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.model.EntryPath;
import dev.shrink.plan.Decision;

/** Finds the entries that a failure names: a missing class, module, file or native library is mostly told by its name. */
final class Suspects {

    private static final Pattern NAME = Pattern.compile("[\\w$][\\w$./-]*[\\w$]");
    private static final int SHORTEST = 4;

    private final Map<String, List<Decision>> byName = new HashMap<>();
    private final Set<String> usual;

    /** @param usual what is said where nothing is wrong: what it names is no suspect */
    Suspects(List<Decision> candidates, String usual) {
        candidates.forEach(decision -> names(decision.entry().path()).forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(decision)));
        this.usual = words(usual);
    }

    /** The candidates that a text names, in the order in which it names them. */
    Set<Decision> in(String failure) {
        Set<Decision> suspects = new LinkedHashSet<>();
        for (String word : words(failure)) {
            if (!usual.contains(word)) {
                suspects.addAll(byName.getOrDefault(word, List.of()));
            }
        }
        return suspects;
    }

    /** Every way in which a failure may call an entry: its path, its name as a class or module, its file's name. */
    private static Set<String> names(EntryPath path) {
        Set<String> names = new LinkedHashSet<>();
        String name = path.name().replaceFirst("^META-INF/versions/\\d+/", "");
        names.add(name);
        names.add(path.fileName());
        String stem = name.replaceFirst("\\.(?:class|py|pyc|(?:[\\w-]+\\.)*so)$", "").replaceFirst("/__init__$", "");
        names.add(stem.replace('/', '.'));
        if (name.startsWith("python/")) {
            names.add(stem.replaceFirst("^python/(?:lib/python[\\d.]+/site-packages/)?", "").replace('/', '.'));
        }
        names.removeIf(n -> n.length() < SHORTEST);
        return names;
    }

    /** The names in a text, each also without its last parts, as {@code a.b.C.method} names the class {@code a.b.C}; slashes as dots, too. */
    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            if (seen.add(matcher.group())) {
                String word = matcher.group();
                words.add(word);
                words.add(word.substring(word.lastIndexOf('/') + 1));
                String dotted = word.replace('/', '.');
                for (int end = dotted.length(); end > 0; end = dotted.lastIndexOf('.', end - 1)) {
                    words.add(dotted.substring(0, end));
                }
            }
        }
        return words;
    }
}
