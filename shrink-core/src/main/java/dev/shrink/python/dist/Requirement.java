package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency as PEP 508 writes it: {@code name[extra]>=1.0; python_version < "3.9"}.
 *
 * @param name normalised (PEP 503)
 * @param extras asked of the dependency
 * @param url direct reference after {@code @}, if any
 * @param marker the condition; absent means always
 */
public record Requirement(String name, Set<String> extras, List<VersionSpecifier> specifiers, Optional<String> url, Optional<Marker> marker) {
    private static final Pattern HEAD = Pattern.compile("\\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[([^\\]]*)\\])?\\s*(.*)", Pattern.DOTALL);

    /** Reads one requirement; empty when it has no name. An unreadable marker counts as always true. */
    public static Optional<Requirement> parse(String text) {
        Matcher m = HEAD.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Set<String> extras = new TreeSet<>();
        for (String extra : m.group(2) == null ? new String[0] : m.group(2).split(",")) {
            if (!extra.isBlank()) {
                extras.add(PackageName.normalize(extra));
            }
        }
        String rest = m.group(3);
        boolean direct = rest.startsWith("@");
        int semicolon = direct ? rest.indexOf(" ;") : rest.indexOf(';');
        String head = (semicolon < 0 ? rest : rest.substring(0, semicolon)).strip();
        Optional<Marker> marker = semicolon < 0 ? Optional.empty() : Marker.parse(rest.substring(rest.indexOf(';', semicolon) + 1));
        String versions = head.startsWith("(") && head.endsWith(")") ? head.substring(1, head.length() - 1) : head;
        return Optional.of(new Requirement(PackageName.normalize(m.group(1)), extras,
                direct ? List.of() : VersionSpecifier.parseAll(versions),
                direct ? Optional.of(head.substring(1).strip()) : Optional.empty(), marker));
    }

    /** True when the requirement counts in the environment. */
    public boolean appliesTo(MarkerEnvironment environment) {
        return marker.map(condition -> condition.holds(environment)).orElse(true);
    }

    /** True when the version satisfies every clause; clauses that cannot be compared count as satisfied. */
    public boolean accepts(Version version) {
        return specifiers.stream().allMatch(clause -> clause.accepts(version).orElse(true));
    }

    static List<Requirement> parseAll(List<String> texts) {
        List<Requirement> all = new ArrayList<>();
        texts.forEach(text -> parse(text).ifPresent(all::add));
        return List.copyOf(all);
    }
}
