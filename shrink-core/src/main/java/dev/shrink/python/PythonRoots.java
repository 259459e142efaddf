package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.python.dist.EntryPoint;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The modules that are started from outside: handlers, roots, and what Python's start-up imports by itself. */
final class PythonRoots {
    private static final Set<String> BY_ITSELF = Set.of("sitecustomize", "usercustomize");

    private PythonRoots() {
    }

    /** Root modules with the reason; empty when no handler or root of the settings is in the deployment. */
    static Map<String, String> find(PythonTree tree, Facts facts) {
        Map<String, String> roots = new LinkedHashMap<>();
        for (String handler : facts.settings().get(SettingTable.HANDLER)) {
            // Lambda takes package/module.function as well as package.module.function
            String module = ImportResolver.parent(handler.replace('/', '.'));
            if (tree.exists(module)) {
                roots.put(module, "handler " + handler);
            }
        }
        for (String root : facts.settings().get(SettingTable.ROOT)) {
            addRoot(tree, root, roots);
        }
        if (!roots.isEmpty()) {
            addKept(tree, facts, roots);
            facts.get(Traces.ANALYSIS).modules().stream().filter(tree::exists).forEach(m -> roots.putIfAbsent(m, "module that a recorded run imported"));
            BY_ITSELF.stream().filter(tree::exists).forEach(module -> roots.putIfAbsent(module, "Python imports it at start"));
        }
        return roots;
    }

    /** What the user keeps needs what it imports. Patterns that are none are reported by the rule that keeps what they name. */
    private static void addKept(PythonTree tree, Facts facts, Map<String, String> roots) {
        for (String keep : facts.settings().get(SettingTable.KEEP)) {
            Optional<PathMatcher> glob = glob(keep);
            tree.moduleFiles().forEach(files -> files.stream().filter(f -> f.importable() && glob.filter(g -> g.matches(Path.of(f.entry().path().name()))).isPresent())
                    .forEach(f -> roots.putIfAbsent(f.module(), "module kept by '" + keep + "'")));
        }
    }

    private static Optional<PathMatcher> glob(String pattern) {
        try {
            return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        } catch (PatternSyntaxException notAPattern) {
            return Optional.empty();
        }
    }

    private static void addRoot(PythonTree tree, String root, Map<String, String> roots) {
        if (root.endsWith(".**") || root.endsWith(".*")) {
            Pattern pattern = Pattern.compile(Pattern.quote(root.substring(0, root.lastIndexOf(".*"))) + (root.endsWith("**") ? "(\\..*)?" : "\\.[^.]*"));
            tree.modules().stream().filter(m -> pattern.matcher(m).matches()).forEach(m -> roots.put(m, "root " + root));
        } else if (tree.exists(root)) {
            roots.put(root, "root " + root);
        }
        for (PythonTree.Installed here : tree.installed()) {
            here.distribution().entryPoints().stream().filter(e -> e.isScript() && e.name().equals(root)).map(EntryPoint::module)
                    .filter(tree::exists).forEach(m -> roots.put(m, "console script " + root));
        }
    }
}
