package dev.shrink.files;

import java.util.HashSet;
import java.util.Set;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/** Which containers hold JVM code or are jars; what lies beside Python code is another ecosystem's business. */
record JvmContainers() implements Analysis<JvmContainers.Found> {

    static final JvmContainers ANALYSIS = new JvmContainers();

    /** @param containers as {@code artifact:container} */
    record Found(Set<String> containers) {

        boolean holds(EntryPath path) {
            return path.depth() > 0 || containers.contains(key(path));
        }
    }

    @Override
    public Found analyze(Deployment view, Facts facts) {
        Set<String> containers = new HashSet<>();
        view.leaves().filter(entry -> entry.path().depth() == 0 && entry.path().name().endsWith(".class")).forEach(entry -> containers.add(key(entry.path())));
        return new Found(containers);
    }

    private static String key(EntryPath path) {
        return path.artifact() + ":" + path.container();
    }
}
