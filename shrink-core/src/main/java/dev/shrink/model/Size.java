package dev.shrink.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, printed as people and machines both can read it: exact, with MiB (2^20 bytes) beside it.
 *
 * @param bytes the exact number of bytes; negative for a difference
 */
public record Size(long bytes) implements Comparable<Size> {

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(B|KB|MB|GB|KiB|MiB|GiB)?", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code 262144000}, {@code 250MiB}, {@code 256 MB}, {@code 1.5GiB}. KB, MB and GB are powers of 1000; KiB, MiB and GiB of 1024.
     *
     * @throws IllegalArgumentException if the text is not a size
     */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write bytes or a number with a unit, such as 262144000 or 250MiB");
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2).toLowerCase(Locale.ROOT);
        double factor = switch (unit) {
            case "kb" -> 1e3;
            case "mb" -> 1e6;
            case "gb" -> 1e9;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            default -> 1;
        };
        return new Size(Math.round(Double.parseDouble(matcher.group(1)) * factor));
    }

    /** The size in MiB with one decimal, {@code 242.4 MiB}. */
    public String mebibytes() {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    /** The exact number of bytes with thousands separators, {@code 254,201,344 B}. */
    public String exact() {
        return String.format(Locale.ROOT, "%,d B", bytes);
    }

    /** This size as a share of a whole, {@code 97.0 %}. */
    public String shareOf(long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * bytes / whole);
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Exact bytes with MiB beside them, {@code 254,201,344 B (242.4 MiB)}. */
    @Override
    public String toString() {
        return exact() + " (" + mebibytes() + ")";
    }
}
