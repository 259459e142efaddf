package dev.shrink.python.dist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as PEP 440 writes and orders it: {@code 1!2.0.post1}, {@code 2.1rc1}, {@code 1.0.dev3+local}.
 *
 * @param text as written
 * @param release the numbers of the release segment, at least one
 */
public record Version(String text, BigInteger epoch, List<BigInteger> release, Optional<Pre> pre, Optional<BigInteger> post,
                      Optional<BigInteger> dev, List<String> local) implements Comparable<Version> {

    /** A pre-release: letter {@code a}, {@code b} or {@code rc}, and its number. */
    public record Pre(String letter, BigInteger number) implements Comparable<Pre> {
        @Override
        public int compareTo(Pre other) {
            int byLetter = letter.compareTo(other.letter);
            return byLetter != 0 ? byLetter : number.compareTo(other.number);
        }
    }

    private static final Pattern SYNTAX = Pattern.compile(
            "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
                    + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d*))?"
                    + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?"
                    + "(?:[-_.]?(dev)[-_.]?(\\d*))?"
                    + "(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    /** Reads a version; empty when the text is none by PEP 440 (such versions exist in old distributions). */
    public static Optional<Version> parse(String text) {
        Matcher m = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        List<BigInteger> release = new ArrayList<>();
        for (String part : m.group(2).split("\\.")) {
            release.add(new BigInteger(part));
        }
        Optional<Pre> pre = Optional.ofNullable(m.group(3)).map(letter -> new Pre(canonical(letter), number(m.group(4))));
        Optional<BigInteger> post = m.group(5) != null ? Optional.of(number(m.group(5)))
                : Optional.ofNullable(m.group(6)).map(word -> number(m.group(7)));
        Optional<BigInteger> dev = Optional.ofNullable(m.group(8)).map(word -> number(m.group(9)));
        List<String> local = m.group(10) == null ? List.of() : List.of(m.group(10).split("[-_.]"));
        return Optional.of(new Version(text.strip(), number(m.group(1)), List.copyOf(release), pre, post, dev, local));
    }

    private static String canonical(String letter) {
        return switch (letter) {
            case "alpha" -> "a";
            case "beta" -> "b";
            case "c", "pre", "preview" -> "rc";
            default -> letter;
        };
    }

    private static BigInteger number(String digits) {
        return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** True for alpha, beta, candidate and development releases. */
    public boolean isPrerelease() {
        return pre.isPresent() || dev.isPresent();
    }

    /** The same version without its local label, which comparisons against public versions ignore. */
    public Version withoutLocal() {
        return local.isEmpty() ? this : new Version(text.substring(0, text.indexOf('+')), epoch, release, pre, post, dev, List.of());
    }

    BigInteger part(int index) {
        return index < release.size() ? release.get(index) : BigInteger.ZERO;
    }

    /** True when the first {@code count} release numbers and the epoch are the same. */
    boolean sharesPrefix(Version other, int count) {
        boolean same = epoch.equals(other.epoch);
        for (int i = 0; same && i < count; i++) {
            same = part(i).equals(other.part(i));
        }
        return same;
    }

    @Override
    public int compareTo(Version other) {
        int order = epoch.compareTo(other.epoch);
        for (int i = 0; order == 0 && i < Math.max(release.size(), other.release.size()); i++) {
            order = part(i).compareTo(other.part(i));
        }
        order = order != 0 ? order : comparePre(other);
        order = order != 0 ? order : compareOptional(post, other.post, -1);
        order = order != 0 ? order : compareOptional(dev, other.dev, 1);
        return order != 0 ? order : compareLocal(other);
    }

    /** A development release of the final comes before its pre-releases, those before the final. */
    private int comparePre(Version other) {
        int order = Integer.compare(preRank(), other.preRank());
        return order != 0 || pre.isEmpty() || other.pre.isEmpty() ? order : pre.get().compareTo(other.pre.get());
    }

    private int preRank() {
        if (pre.isPresent()) {
            return 1;
        }
        return post.isEmpty() && dev.isPresent() ? 0 : 2;
    }

    private static int compareOptional(Optional<BigInteger> a, Optional<BigInteger> b, int absent) {
        if (a.isPresent() && b.isPresent()) {
            return a.get().compareTo(b.get());
        }
        return a.isPresent() ? -absent : b.isPresent() ? absent : 0;
    }

    private int compareLocal(Version other) {
        int order = 0;
        for (int i = 0; order == 0 && i < Math.max(local.size(), other.local.size()); i++) {
            if (i >= local.size() || i >= other.local.size()) {
                return i >= local.size() ? -1 : 1;
            }
            order = compareLabel(local.get(i), other.local.get(i));
        }
        return order;
    }

    private static int compareLabel(String a, String b) {
        boolean numericA = a.chars().allMatch(Character::isDigit);
        boolean numericB = b.chars().allMatch(Character::isDigit);
        if (numericA && numericB) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return numericA == numericB ? a.compareTo(b) : numericA ? 1 : -1;
    }
}
