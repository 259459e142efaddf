package dev.shrink.jvm.reach;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Packages of classes that reached code mentions and the artifact lacks: nearly always the runtime's. */
final class TouchedPackages {
    private final Set<String> classes = new HashSet<>();
    private final TreeSet<String> packages = new TreeSet<>();

    /** Notes a class; says whether its package is new. */
    boolean add(String className) {
        if (!classes.add(className)) {
            return false; // nearly always
        }
        int slash = className.lastIndexOf('/');
        return slash > 0 && packages.add(className.substring(0, slash));
    }

    /** Whether the package was touched; with a trailing slash, that or any below it. */
    boolean contains(String packageOrPrefix) {
        if (!packageOrPrefix.endsWith("/")) {
            return packages.contains(packageOrPrefix);
        }
        String at = packages.ceiling(packageOrPrefix);
        return at != null && at.startsWith(packageOrPrefix) || packages.contains(packageOrPrefix.substring(0, packageOrPrefix.length() - 1));
    }
}
