package dev.shrink.report.format;

import java.util.Locale;

import dev.shrink.model.Size;

/** How tables for people write sizes. Comparisons and verdicts are always about exact bytes. */
public enum Units {
    /** Exact bytes. */
    BYTES(1, "B"),
    /** Powers of 1000: kB, MB, GB. */
    SI(1000, "B", "kB", "MB", "GB"),
    /** Powers of 1024: KiB, MiB, GiB. */
    IEC(1024, "B", "KiB", "MiB", "GiB");

    private final int step;
    private final String[] names;

    Units(int step, String... names) {
        this.step = step;
        this.names = names;
    }

    /** A size in a column, whose heading says bytes where the size has no unit. */
    String column(long bytes) {
        return this == BYTES ? String.format(Locale.ROOT, "%,d", bytes) : scaled(bytes);
    }

    /** A difference in a column, with its sign; {@code =} where there is none. */
    String difference(long bytes) {
        return bytes == 0 ? "=" : (bytes > 0 ? "+" : "") + column(bytes);
    }

    /** A column's heading. */
    String heading(String name) {
        return this == BYTES ? name + " B" : name;
    }

    /** A size in a sentence: exact, with a unit beside it. */
    String sentence(long bytes) {
        return this == SI ? new Size(bytes).exact() + " (" + scaled(bytes) + ")" : new Size(bytes).toString();
    }

    private String scaled(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= step && unit < names.length - 1) {
            value /= step;
            unit++;
        }
        return unit == 0 ? String.format(Locale.ROOT, "%d B", bytes) : String.format(Locale.ROOT, "%,.1f %s", value, names[unit]);
    }
}
