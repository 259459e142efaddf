package dev.shrink.python.source;

/**
 * One string literal.
 *
 * @param value its characters; replacement fields of f-strings stay as {@code {expression}}, doubled braces become single
 * @param hasFields whether there are replacement fields
 * @param end index behind the closing quotes
 * @param closed false when the text ended first (or the line, for single quotes)
 */
record StringLiteral(String value, boolean hasFields, int end, boolean closed) {

    /** Reads the literal whose opening quote is at {@code quoteAt}. */
    static StringLiteral read(String text, int quoteAt, String prefix) {
        boolean formatted = prefix.contains("f") || prefix.contains("t");
        StringLiteral literal = new Reader(text, quoteAt, prefix.contains("r"), formatted).read();
        // before Python 3.12 an f-string was cut like any other string; odd braces in old files are read that way
        return literal.closed() || !formatted ? literal : new Reader(text, quoteAt, prefix.contains("r"), false).read();
    }

    private static final class Reader {
        private final String text;
        private final char quote;
        private final boolean triple;
        private final boolean raw;
        private final boolean formatted;
        private final StringBuilder value = new StringBuilder();
        private int at;
        private boolean fields;

        Reader(String text, int quoteAt, boolean raw, boolean formatted) {
            this.text = text;
            this.quote = text.charAt(quoteAt);
            this.triple = text.startsWith(String.valueOf(quote).repeat(3), quoteAt);
            this.raw = raw;
            this.formatted = formatted;
            this.at = quoteAt + (triple ? 3 : 1);
        }

        StringLiteral read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == quote && (!triple || text.startsWith(String.valueOf(quote).repeat(3), at))) {
                    return new StringLiteral(value.toString(), fields, at + (triple ? 3 : 1), true);
                }
                if (!triple && c == '\n') {
                    break;
                }
                if (c == '\\' && at + 1 < text.length()) {
                    escape();
                } else if (formatted && (c == '{' || c == '}')) {
                    brace(c);
                } else {
                    value.append(c);
                    at++;
                }
            }
            return new StringLiteral(value.toString(), fields, at, false);
        }

        private void escape() {
            char next = text.charAt(at + 1);
            if (raw) {
                value.append('\\').append(next);
            } else {
                switch (next) {
                    case '\n' -> { }
                    case '\r' -> at += at + 2 < text.length() && text.charAt(at + 2) == '\n' ? 1 : 0;
                    case 'n' -> value.append('\n');
                    case 't' -> value.append('\t');
                    case 'r' -> value.append('\r');
                    case '\\', '\'', '"' -> value.append(next);
                    default -> value.append('\\').append(next);
                }
            }
            at += 2;
        }

        private void brace(char c) {
            if (at + 1 < text.length() && text.charAt(at + 1) == c) {
                value.append(c);
                at += 2;
                return;
            }
            if (c == '}') {
                value.append(c);
                at++;
                return;
            }
            int start = at;
            at = endOfField(at + 1);
            fields = true;
            value.append(text, start, at);
        }

        /** Index behind the brace that closes a replacement field; fields nest strings, brackets and fields. */
        private int endOfField(int from) {
            int depth = 1;
            int i = from;
            while (i < text.length() && depth > 0) {
                char c = text.charAt(i);
                if (c == '"' || c == '\'') {
                    if (c == quote && (triple ? text.startsWith(String.valueOf(quote).repeat(3), i) : looksLikeEnd(i))) {
                        return i;
                    }
                    i = StringLiteral.read(text, i, "").end();
                } else {
                    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                    if (c == '\n' && !triple && depth > 0 && i - from > 2000) {
                        return i;
                    }
                    i++;
                }
            }
            return i;
        }

        /** A quote of the outer kind ends the string (old rule) unless a string follows that is closed before a brace (PEP 701). */
        private boolean looksLikeEnd(int i) {
            int close = text.indexOf(quote, i + 1);
            int brace = text.indexOf('}', i + 1);
            int newline = text.indexOf('\n', i + 1);
            return close < 0 || brace < 0 || newline >= 0 && close > newline;
        }
    }
}
