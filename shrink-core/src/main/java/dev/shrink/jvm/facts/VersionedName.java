package dev.shrink.jvm.facts;

import java.util.Optional;

/**
 * The class that a file name stands for.
 *
 * @param className internal name
 * @param release the release of {@code META-INF/versions/N/}; 0 for the base
 */
record VersionedName(String className, int release) {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String SUFFIX = ".class";

    /** Empty for files that the class loader would not find as a class. */
    static Optional<VersionedName> parse(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        if (!name.startsWith("META-INF/")) {
            return Optional.of(new VersionedName(name, 0));
        }
        int end = name.indexOf('/', VERSIONS.length());
        if (!name.startsWith(VERSIONS) || end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VersionedName(name.substring(end + 1), Integer.parseInt(name.substring(VERSIONS.length(), end))));
        } catch (NumberFormatException notARelease) {
            return Optional.empty();
        }
    }

    boolean isModule() {
        return className.equals("module-info");
    }
}
