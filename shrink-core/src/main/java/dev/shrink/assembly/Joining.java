package dev.shrink.assembly;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to files of one name that come from several libraries when these are unpacked into one tree. */
enum Joining {
    /** Left out everywhere: it describes the jar it was in, which is no more. */
    DROP,
    /** Every line once: provider lists ({@code META-INF/services}, Spring's {@code .imports}). */
    LINES,
    /** Java properties whose values are lists: {@code spring.factories}. */
    LISTS,
    /** Java properties; the first value of a key is taken. */
    PROPERTIES,
    /** Texts one after the other, as HOCON reads them. */
    APPEND,
    /** Other texts are kept under another name. */
    LICENCE,
    /** The application's, with {@code Multi-Release} if any library has it. */
    MANIFEST,
    /** The first is taken. */
    FIRST;

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/(?:SIG-.*|[^/]+\\.(?:SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODULE = Pattern.compile("(?:META-INF/versions/\\d+/)?module-info\\.class");
    private static final Pattern LICENCES = Pattern.compile("(?:META-INF/)?(?:licen[sc]e|notice|copying|dependencies)(?:[-._][^/]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROVIDERS = Pattern.compile("META-INF/services/[^/]+|META-INF/spring/[^/]+\\.imports");
    private static final Set<String> SPRING = Set.of("META-INF/spring.handlers", "META-INF/spring.schemas", "META-INF/spring.tooling",
        "META-INF/spring-autoconfigure-metadata.properties", "META-INF/io.netty.versions.properties");

    /** How files of that name are joined. */
    static Joining of(String name) {
        if (name.toUpperCase(Locale.ROOT).equals("META-INF/MANIFEST.MF")) {
            return MANIFEST;
        }
        if (SIGNATURE.matcher(name).matches() || MODULE.matcher(name).matches() || name.equals("META-INF/INDEX.LIST")) {
            return DROP;
        }
        if (name.equals("META-INF/spring.factories")) {
            return LISTS;
        }
        if (name.equals("reference.conf")) {
            return APPEND;
        }
        return PROVIDERS.matcher(name).matches() ? LINES : SPRING.contains(name) ? PROPERTIES : LICENCES.matcher(name).matches() ? LICENCE : FIRST;
    }
}
