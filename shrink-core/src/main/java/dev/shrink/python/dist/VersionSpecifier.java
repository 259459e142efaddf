package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One clause such as {@code >=1.2} or {@code ==2.*} (PEP 440, version specifiers).
 *
 * @param operator one of {@code ==  !=  <=  >=  <  >  ~=  ===}
 * @param version the operand as written, perhaps with a trailing {@code .*}
 */
public record VersionSpecifier(String operator, String version) {
    private static final Pattern CLAUSE = Pattern.compile("\\s*(===|~=|==|!=|<=|>=|<|>)\\s*([^\\s,;)]+)\\s*");

    /** Reads a comma-separated list; what is no clause is left out (old metadata has all sorts of text there). */
    public static List<VersionSpecifier> parseAll(String text) {
        List<VersionSpecifier> clauses = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher m = CLAUSE.matcher(part);
            if (m.matches()) {
                clauses.add(new VersionSpecifier(m.group(1), m.group(2)));
            }
        }
        return List.copyOf(clauses);
    }

    /** True when the version satisfies this clause; empty when the operand is no PEP 440 version. */
    public Optional<Boolean> accepts(Version candidate) {
        if (operator.equals("===")) {
            return Optional.of(candidate.text().equalsIgnoreCase(version));
        }
        boolean wildcard = version.endsWith(".*");
        return Version.parse(wildcard ? version.substring(0, version.length() - 2) : version)
                .map(operand -> wildcard ? acceptsPrefix(candidate, operand) : compare(candidate, operand));
    }

    private boolean acceptsPrefix(Version candidate, Version operand) {
        boolean same = candidate.sharesPrefix(operand, operand.release().size());
        return operator.equals("!=") != same;
    }

    private boolean compare(Version full, Version operand) {
        Version candidate = operand.local().isEmpty() ? full.withoutLocal() : full;
        int order = candidate.compareTo(operand);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0 && !(candidate.isPrerelease() && !operand.isPrerelease() && samePublicRelease(candidate, operand));
            case ">" -> order > 0 && !(candidate.post().isPresent() && operand.post().isEmpty() && samePublicRelease(candidate, operand));
            case "~=" -> order >= 0 && candidate.sharesPrefix(operand, operand.release().size() - 1);
            default -> throw new IllegalStateException("operator " + operator);
        };
    }

    private static boolean samePublicRelease(Version a, Version b) {
        return a.sharesPrefix(b, Math.max(a.release().size(), b.release().size()));
    }
}
