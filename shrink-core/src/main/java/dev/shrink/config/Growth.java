package dev.shrink.config;

import java.util.Locale;

import dev.shrink.model.Size;

/**
 * How much larger something may get: a share of what it was, or a number of bytes.
 *
 * @param percent share of the earlier size; 0 where bytes are given
 * @param bytes   bytes; 0 where a share is given
 */
public record Growth(double percent, long bytes) {

    /**
     * Reads {@code 1%}, {@code 0.5 %}, {@code 512KiB}, {@code 0}.
     *
     * @throws IllegalArgumentException if the text is neither a share nor a size
     */
    public static Growth parse(String text) {
        String stripped = text.strip();
        if (!stripped.endsWith("%")) {
            return new Growth(0, Size.parse(stripped).bytes());
        }
        try {
            double percent = Double.parseDouble(stripped.substring(0, stripped.length() - 1).strip());
            if (percent >= 0 && percent < Double.POSITIVE_INFINITY) {
                return new Growth(percent, 0);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a growth; write a share such as 1% or a size such as 512KiB", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not a growth; write a share such as 1% or a size such as 512KiB");
    }

    /** The largest size in bytes that is allowed after {@code before} bytes. */
    public long limit(long before) {
        return before + bytes + (long) Math.floor(before * percent / 100);
    }

    /** {@code +1 %} or {@code +524,288 B (0.5 MiB)}. */
    @Override
    public String toString() {
        return percent == 0 ? "+" + new Size(bytes) : "+" + String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%s %%", percent);
    }
}
