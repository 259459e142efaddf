package dev.shrink.jvm.edge;

import dev.shrink.jvm.facts.ClassIndex;
import java.util.ArrayList;
import java.util.List;

/** Which classes are the application's own: those in its containers, and those in packages around the roots. */
final class OwnClasses {
    private final ClassIndex index;
    private final List<String> prefixes = new ArrayList<>();

    OwnClasses(ClassIndex index, Roots roots) {
        this.index = index;
        this.prefixes.addAll(roots.ownPackages());
    }

    /** Takes the packages around a root; the package above the root's, but no less than two names deep. */
    void around(String root) {
        prefixes.add(prefix(root));
    }

    /** {@code com/acme/} for {@code com/acme/api/Handler}; empty for a class in the unnamed package. */
    static String prefix(String className) {
        int end = className.lastIndexOf('/');
        if (end < 0) {
            return "";
        }
        String pack = className.substring(0, end + 1);
        long depth = pack.chars().filter(c -> c == '/').count();
        return depth <= 2 ? pack : pack.substring(0, pack.lastIndexOf('/', pack.length() - 2) + 1);
    }

    boolean contains(String name) {
        if (index.isApplication(name)) {
            return true;
        }
        for (String prefix : prefixes) {
            if (prefix.isEmpty() ? name.indexOf('/') < 0 : name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    List<String> all() {
        return index.classNames().stream().filter(this::contains).toList();
    }
}
