package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reached resource that names another: includes and imports of configuration, schemas, style sheets and lists. Meant are paths from the root
 * or from the file's own folder, and in quotes a name of the same folder without its extension.
 */
final class ResourcesInResources implements EdgeSource {
    private static final Pattern PATH = Pattern.compile("[\\w$./-]{3,200}");
    private static final Pattern QUOTED_NAME = Pattern.compile("[\"']([\\w$-]{3,80})[\"']");

    private final Map<String, List<String>> filesByBareName = new HashMap<>();

    @Override
    public void start(Reach reach) {
        for (String file : reach.program().index().resources().keySet()) {
            int dot = file.lastIndexOf('.');
            if (dot > file.lastIndexOf('/') + 1) {
                filesByBareName.computeIfAbsent(file.substring(0, dot), n -> new ArrayList<>(1)).add(file);
            }
        }
    }

    @Override
    public void onResource(String name, Reach reach) {
        if (!NamesInResources.mayName(name, reach)) {
            return;
        }
        Cause cause = new Cause(Node.resource(name), EdgeKind.MENTIONS);
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        for (ClassPathFile file : reach.program().index().resources().get(name)) {
            if (NamesInResources.isConfigurationSized(file)) {
                String text = Texts.read(file);
                paths(text, folder, reach, cause);
                for (Matcher names = QUOTED_NAME.matcher(text); names.find(); ) {
                    filesByBareName.getOrDefault(folder + names.group(1), List.of()).forEach(other -> reach.resource(other, cause));
                }
            }
        }
    }

    private static void paths(String text, String folder, Reach reach, Cause cause) {
        for (Matcher paths = PATH.matcher(text); paths.find(); ) {
            String path = paths.group();
            if (path.indexOf('.') < 0 && path.indexOf('/') < 0) {
                continue;
            }
            reach.resource(path.startsWith("/") ? path.substring(1) : path, cause);
            reach.resource(resolve(folder, path), cause);
        }
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
