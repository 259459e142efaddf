package dev.shrink.jvm.edge;

import dev.shrink.jvm.facts.ClassIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the files that a text names: includes and imports of configuration, schemas, style sheets and lists. Meant are paths from the root
 * or from the text's own folder, and in quotes a name of the same folder without its extension.
 */
final class FileNameFinder {
    private static final Pattern PATH = Pattern.compile("[\\w$./-]{3,200}");
    private static final Pattern QUOTED_NAME = Pattern.compile("[\"']([\\w$-]{3,80})[\"']");

    private final Set<String> files;
    private final Map<String, List<String>> filesByBareName = new HashMap<>();

    FileNameFinder(ClassIndex index) {
        this.files = index.resources().keySet();
        for (String file : files) {
            int dot = file.lastIndexOf('.');
            if (dot > file.lastIndexOf('/') + 1) {
                filesByBareName.computeIfAbsent(file.substring(0, dot), n -> new ArrayList<>(1)).add(file);
            }
        }
    }

    /** Names of the files that the text of a file names. */
    Set<String> in(String text, String name) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Set<String> found = new LinkedHashSet<>();
        for (Matcher paths = PATH.matcher(text); paths.find(); ) {
            String path = paths.group();
            if (path.indexOf('.') >= 0 || path.indexOf('/') >= 0) {
                Stream.of(path.startsWith("/") ? path.substring(1) : path, resolve(folder, path)).filter(files::contains).forEach(found::add);
            }
        }
        for (Matcher names = QUOTED_NAME.matcher(text); names.find(); ) {
            found.addAll(filesByBareName.getOrDefault(folder + names.group(1), List.of()));
        }
        return found;
    }

    private static String resolve(String folder, String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + path).split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}
