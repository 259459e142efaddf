package dev.shrink.report.format;

/**
 * How text for people looks.
 *
 * @param rows     rows of each table before the rest is summed up in one
 * @param width    columns of the terminal; longer texts in tables are cut
 * @param colour   whether colours may be used (never as the only sign)
 * @param notes    whether messages without consequence are shown too
 * @param units    of sizes in tables
 * @param grouping by what the total is broken down
 */
public record TextStyle(int rows, int width, boolean colour, boolean notes, Units units, Grouping grouping) {

    /** Rows that are shown unless asked otherwise. */
    public static final int DEFAULT_ROWS = 15;
    /** For files and pipes: no colour, and nothing is cut. */
    public static final TextStyle PLAIN = new TextStyle(DEFAULT_ROWS, Integer.MAX_VALUE, false, false, Units.BYTES, Grouping.COMPONENT);

    String bold(String text) {
        return paint("1", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("1;31", text);
    }

    String warning(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** The text without what does not fit, with an ellipsis in place of it. */
    String cut(String text, int columns) {
        return columns < 2 || text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}
