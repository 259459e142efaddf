package dev.shrink.python.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes comments that have lines of their own out of source. Their lines stay, empty, so that every line and column of code is where it was:
 * Python compiles the same code from it, tracebacks included. What stays: the first two lines (interpreter and encoding), type comments, and
 * every block of comments that speaks of a licence.
 */
public final class Comments {
    /** In these encodings a byte below 128 is an ASCII character, wherever it stands. */
    private static final Set<Charset> PLAIN = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);
    private static final Pattern KEPT = Pattern.compile("(?i)copyright|licen[sc]e|\\(c\\)|\u00a9|spdx|all rights|warrant|#\\s*type\\s*:");
    private static final int HEAD_LINES = 2;

    private Comments() {
    }

    /** A comment on a line of its own. */
    private record Span(int line, int from, int to) {
    }

    /** The source without such comments; the same array where there is nothing to take, or where the text is not understood to its end. */
    public static byte[] without(byte[] source) {
        if (!PLAIN.contains(SourceText.charset(source))) {
            return source;
        }
        String text = new String(source, StandardCharsets.ISO_8859_1);
        Lexer before = new Lexer(text);
        List<Lexer.Line> lines = before.lines();
        List<Span> spans = removable(text, ownLines(text, before.comments()));
        if (before.damaged() || spans.isEmpty()) {
            return source;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.length);
        int at = 0;
        for (Span span : spans) {
            out.write(source, at, span.from() - at);
            at = span.to();
        }
        out.write(source, at, source.length - at);
        byte[] result = out.toByteArray();
        Lexer after = new Lexer(new String(result, StandardCharsets.ISO_8859_1));
        return after.lines().equals(lines) && !after.damaged() ? result : source;
    }

    private static List<Span> ownLines(String text, List<int[]> comments) {
        List<Span> found = new ArrayList<>();
        for (int[] comment : comments) {
            int from = comment[1];
            while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
                from--;
            }
            boolean own = from == 0 || text.charAt(from - 1) == '\n' || text.charAt(from - 1) == '\r';
            if (own && !isContinued(text, from)) {
                found.add(new Span(comment[0], from, comment[2]));
            }
        }
        return found;
    }

    /** Whether the line before ends with a backslash. */
    private static boolean isContinued(String text, int from) {
        int at = from - 1;
        while (at >= 0 && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\\';
    }

    /** Blocks of lines that follow each other stay or go together. */
    private static List<Span> removable(String text, List<Span> spans) {
        List<Span> kept = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= spans.size(); i++) {
            boolean end = i == spans.size() || i > start && spans.get(i).line() != spans.get(i - 1).line() + 1;
            if (end && i > start) {
                List<Span> block = spans.subList(start, i);
                if (block.stream().noneMatch(span -> KEPT.matcher(text.substring(span.from(), span.to())).find())) {
                    block.stream().filter(span -> span.line() > HEAD_LINES).forEach(kept::add);
                }
                start = i;
            }
        }
        return kept;
    }
}
