package dev.shrink.python.source;

/**
 * A token of Python source.
 *
 * @param kind what it is
 * @param text the token as written; for strings the decoded value
 * @param line first line, from 1
 */
record Token(Kind kind, String text, int line) {
    enum Kind {
        /** Identifier or keyword. */
        NAME,
        NUMBER,
        /** A string whose value is fully known. */
        STRING,
        /** An f-string or t-string with replacement fields: {@code text} is what precedes the first field. */
        FORMAT,
        OPERATOR,
        /** End of a logical line. */
        NEWLINE
    }

    boolean is(Kind wanted, String value) {
        return kind == wanted && text.equals(value);
    }

    boolean isName(String value) {
        return is(Kind.NAME, value);
    }

    boolean isOperator(String value) {
        return is(Kind.OPERATOR, value);
    }
}
