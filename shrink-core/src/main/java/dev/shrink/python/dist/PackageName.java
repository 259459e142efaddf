package dev.shrink.python.dist;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of Python distributions as the packaging specifications compare them (PEP 503). */
public final class PackageName {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private PackageName() {
    }

    /** The one spelling under which two names mean the same project: lower case, runs of {@code -_.} as one dash. */
    public static String normalize(String name) {
        return SEPARATORS.matcher(name.strip()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The package URL of a distribution, as scanners and SBOMs write it (purl specification, type pypi). */
    public static String purl(String name, String version) {
        String path = "pkg:pypi/" + normalize(name);
        return version.isEmpty() ? path : path + "@" + version.replace("+", "%2B").replace("!", "%21");
    }
}
