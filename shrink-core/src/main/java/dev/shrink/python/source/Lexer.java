package dev.shrink.python.source;

import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts source into logical lines of tokens (Python language reference, lexical analysis). Takes any text: characters that
 * belong nowhere are skipped, a string that never ends makes {@link #damaged()} true.
 */
final class Lexer {
    private static final int TAB = 8;

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;
    private int indent;
    private boolean damaged;
    private final List<int[]> comments = new ArrayList<>();

    /** A logical line: its indentation in columns and its tokens without the final NEWLINE. */
    record Line(int indent, List<Token> tokens) {
    }

    Lexer(String text) {
        this.text = text;
    }

    boolean damaged() {
        return damaged;
    }

    /** Comments, known after {@link #lines()}: line from 1, index of the number sign, index behind the last character. */
    List<int[]> comments() {
        return comments;
    }

    List<Line> lines() {
        measureIndent();
        while (at < text.length()) {
            step();
        }
        damaged |= depth > 0;
        endLine();
        return lines;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            newline(c);
        } else if (c == ' ' || c == '\t' || c == '\f') {
            at++;
        } else if (c == '#') {
            skipComment();
        } else if (c == '\\') {
            continuation();
        } else if (c == '"' || c == '\'') {
            string("");
        } else if (c == '_' || Character.isUnicodeIdentifierStart(c) || Character.isSurrogate(c)) {
            nameOrString();
        } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else {
            operator(c);
        }
    }

    private void newline(char c) {
        at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        line++;
        if (depth == 0) {
            endLine();
            measureIndent();
        }
    }

    private void endLine() {
        if (!tokens.isEmpty()) {
            lines.add(new Line(indent, tokens));
            tokens = new ArrayList<>();
        }
    }

    private void measureIndent() {
        indent = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) {
            char c = text.charAt(at++);
            indent = c == '\t' ? (indent / TAB + 1) * TAB : c == '\f' ? 0 : indent + 1;
        }
    }

    private void skipComment() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        comments.add(new int[] {line, start, at});
    }

    private void continuation() {
        at++;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private void nameOrString() {
        int start = at;
        while (at < text.length() && (Character.isUnicodeIdentifierPart(text.charAt(at)) || Character.isSurrogate(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        boolean quote = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quote && name.length() <= 2 && isPrefix(name.toLowerCase(Locale.ROOT))) {
            string(name.toLowerCase(Locale.ROOT));
        } else {
            tokens.add(new Token(Kind.NAME, name, line));
        }
    }

    private static boolean isPrefix(String name) {
        return switch (name) {
            case "r", "u", "b", "f", "t", "br", "rb", "ur", "fr", "rf", "tr", "rt" -> true;
            default -> false;
        };
    }

    private void number() {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_'
                || Character.isLetter(text.charAt(at)) || isExponentSign())) {
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at), line));
    }

    private boolean isExponentSign() {
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        return (c == '+' || c == '-') && (before == 'e' || before == 'E') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private void operator(char c) {
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth = Math.max(0, depth - 1);
        }
        boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '=' && "=!<>+-*/%&|^@:".indexOf(c) >= 0;
        String operator = pair ? text.substring(at, at + 2) : String.valueOf(c);
        at += operator.length();
        tokens.add(new Token(Kind.OPERATOR, operator, line));
    }

    private void string(String prefix) {
        int first = line;
        int quoteAt = at;
        StringLiteral literal = StringLiteral.read(text, at, prefix);
        if (!literal.closed()) {
            damaged = true;
        }
        for (int i = quoteAt; i < literal.end(); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        at = literal.end();
        tokens.add(new Token(literal.hasFields() ? Kind.FORMAT : Kind.STRING, literal.value(), first));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
