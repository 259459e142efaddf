package dev.shrink.jvm.flow;

import java.util.Locale;

/**
 * What code does to a text before it looks it up. Kept with a parameter, whose text is known only where the method is called.
 *
 * @param kind what it does
 * @param from for a replacement, what is replaced; else empty
 * @param to for a replacement, by what; else empty
 */
record Change(Kind kind, String from, String to) {
    static final Change TO_PACKAGE = new Change(Kind.PACKAGE, "", "");
    static final Change TO_SIMPLE_NAME = new Change(Kind.SIMPLE_NAME, "", "");
    static final Change TO_LOWER_CASE = new Change(Kind.LOWER_CASE, "", "");
    static final Change TO_UPPER_CASE = new Change(Kind.UPPER_CASE, "", "");

    enum Kind { PACKAGE, SIMPLE_NAME, LOWER_CASE, UPPER_CASE, REPLACE }

    static Change replacing(String from, String to) {
        return new Change(Kind.REPLACE, from, to);
    }

    /** Whether a part of the text can be changed without knowing the others. */
    boolean isOfParts() {
        return kind != Kind.PACKAGE && kind != Kind.SIMPLE_NAME;
    }

    String of(String text) {
        return switch (kind) {
            case PACKAGE -> text.substring(0, Math.max(text.lastIndexOf('.'), 0));
            case SIMPLE_NAME -> text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('$')) + 1);
            case LOWER_CASE -> text.toLowerCase(Locale.ROOT);
            case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
            case REPLACE -> text.replace(from, to);
        };
    }
}
