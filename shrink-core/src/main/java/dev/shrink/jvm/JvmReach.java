package dev.shrink.jvm;

import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassSource;
import dev.shrink.jvm.reach.Kept;
import dev.shrink.model.EntryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the functions of a deployment reach together, by entry: a layer's class stays if any function needs it. */
final class JvmReach {
    static final JvmReach NOTHING_KNOWN = new JvmReach(List.of());

    /**
     * A class file of the deployment.
     *
     * @param name internal name of the class
     * @param kept what stays of it; empty when nothing does
     */
    record ClassEntry(String name, Optional<Kept> kept) {
        ClassEntry or(ClassEntry other) {
            if (kept.isEmpty() || other.kept.isEmpty()) {
                return kept.isEmpty() ? other : this;
            }
            return new ClassEntry(name, Optional.of(union(kept.get(), other.kept.get())));
        }

        private static Kept union(Kept a, Kept b) {
            if (a.whole() || b.whole()) {
                return a.whole() ? a : b;
            }
            Set<String> code = joined(a.code(), b.code());
            Set<String> stubs = joined(a.stubs(), b.stubs());
            stubs.removeAll(code);
            return new Kept(false, code, stubs, joined(a.fields(), b.fields()));
        }

        private static Set<String> joined(Set<String> a, Set<String> b) {
            Set<String> all = new HashSet<>(a);
            all.addAll(b);
            return all;
        }
    }

    /**
     * A file that is not a class.
     *
     * @param name its name on the class path
     * @param reached whether any function reaches it
     */
    record ResourceEntry(String name, boolean reached) {
    }

    private final List<FunctionReach> functions;
    private final Map<EntryPath, ClassEntry> classes = new LinkedHashMap<>();
    private final Map<EntryPath, ResourceEntry> resources = new LinkedHashMap<>();
    private final Map<String, Boolean> liveNames = new HashMap<>();

    JvmReach(List<FunctionReach> functions) {
        this.functions = List.copyOf(functions);
        functions.forEach(this::collect);
    }

    private void collect(FunctionReach function) {
        for (String name : function.index().classNames()) {
            ClassEntry entry = new ClassEntry(name, Optional.ofNullable(function.reached().classes().get(name)));
            liveNames.merge(name, entry.kept().isPresent(), Boolean::logicalOr);
            for (ClassSource source : function.index().sources(name)) {
                classes.merge(((EntryFile) source.file()).path(), entry, ClassEntry::or);
            }
        }
        function.index().resources().forEach((name, files) -> {
            ResourceEntry entry = new ResourceEntry(name, function.reached().resources().contains(name));
            files.forEach(file -> resources.merge(((EntryFile) file).path(), entry, (a, b) -> a.reached() ? a : b));
        });
    }

    List<FunctionReach> functions() {
        return functions;
    }

    /** All class files that were analysed. */
    Map<EntryPath, ClassEntry> classes() {
        return classes;
    }

    /** All other files that were analysed. */
    Map<EntryPath, ResourceEntry> resources() {
        return resources;
    }

    /** Whether the deployment has the class and no function reaches it. */
    boolean isDead(String className) {
        return !liveNames.getOrDefault(className, true);
    }

    /** Whether the file of the class cannot be read, so that it must stay as it is. */
    boolean isUnreadable(String className) {
        return functions.stream().anyMatch(f -> f.index().problems().containsKey(className));
    }

    /** A shortest chain from a root, one line a step; empty for what is not reached. */
    List<String> chain(Node node) {
        for (FunctionReach function : functions) {
            if (function.reached().graph().reached(node)) {
                return function.reached().graph().explained(node);
            }
        }
        return List.of();
    }
}
