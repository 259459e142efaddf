package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clojure loads a namespace {@code a.b-c} from the class {@code a/b_c__init} or the file {@code a/b_c.clj}, by names that code composes, and compiles at run
 * time against any class of its runtime. Once the runtime is reached, its package stays whole, and a text or source file that names a namespace loads it.
 */
final class ClojureNamespaces implements EdgeSource {
    private static final String RUNTIME = "clojure/lang/RT";
    private static final String PACKAGE = "clojure/lang/";
    private static final String INIT = "__init";
    private static final Pattern SOURCE = Pattern.compile("(.+)\\.cljc?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w./*+!-]*");

    /** Classes and source files by the namespace's name with slashes, and by its last part, since loads may be relative. */
    private final Map<String, Set<String>> classes = new HashMap<>();
    private final Map<String, Set<String>> files = new HashMap<>();
    private final Map<String, Cause> words = new HashMap<>();
    private final List<String> fresh = new ArrayList<>();
    private boolean live;

    @Override
    public void start(Reach reach) {
        if (!reach.program().index().contains(RUNTIME)) {
            return;
        }
        reach.program().index().classNames().stream().filter(n -> n.endsWith(INIT)).forEach(n -> note(classes, n.substring(0, n.length() - INIT.length()), n));
        reach.program().index().resources().keySet().forEach(file -> {
            Matcher source = SOURCE.matcher(file);
            if (source.matches()) {
                note(files, source.group(1), file);
            }
        });
    }

    private static void note(Map<String, Set<String>> map, String namespace, String value) {
        map.computeIfAbsent(namespace, n -> new HashSet<>()).add(value);
        map.computeIfAbsent(namespace.substring(namespace.lastIndexOf('/') + 1), n -> new HashSet<>()).add(value);
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        words(text, cause);
    }

    @Override
    public void onResource(String name, Reach reach) {
        if (SOURCE.matcher(name).matches()) {
            Texts.of(reach, name).forEach(text -> words(text, new Cause(Node.resource(name), EdgeKind.MENTIONS)));
        }
    }

    private void words(String text, Cause cause) {
        if (classes.isEmpty() && files.isEmpty()) {
            return;
        }
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group().replace('.', '/').replace('-', '_');
            if ((classes.containsKey(word) || files.containsKey(word)) && words.putIfAbsent(word, cause) == null) {
                fresh.add(word);
            }
        }
    }

    @Override
    public void onIdle(Reach reach) {
        if (!reach.isLive(RUNTIME)) {
            return;
        }
        if (!live) {
            live = true;
            Cause cause = new Cause(Node.type(RUNTIME), EdgeKind.COMPOSES);
            reach.program().index().classNames(PACKAGE).forEach(n -> reach.keepWhole(n, cause));
        }
        for (String word : List.copyOf(fresh)) {
            Cause cause = words.get(word);
            classes.getOrDefault(word, Set.of()).forEach(n -> reach.keepWhole(n, cause));
            files.getOrDefault(word, Set.of()).forEach(n -> reach.resource(n, cause));
        }
        fresh.clear();
    }
}
