package dev.shrink;

import java.util.Locale;

import dev.shrink.model.Size;

/**
 * What would go without something, because nothing else reaches it.
 *
 * @param bytes   what Lambda counts for the entries that would go as wholes, as they are now
 * @param entries how many these are
 * @param members methods and fields that would go, where members are followed; their bytes are not counted
 */
public record Freed(long bytes, int entries, int members) {

    /** For people. */
    public String text() {
        return "without it " + what();
    }

    /** What would go, in words. */
    String what() {
        String inside = String.format(Locale.ROOT, "%,d %s", members, members == 1 ? "method or field" : "methods or fields");
        if (entries == 0) {
            return inside + (members == 1 ? " goes" : " go");
        }
        return String.format(Locale.ROOT, "%s go (%,d %s%s)", new Size(bytes), entries, entries == 1 ? "entry" : "entries", members == 0 ? "" : " and " + inside);
    }
}
