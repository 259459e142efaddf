package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive descent over the grammar of PEP 508 markers. */
final class MarkerParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\()|(\\))|('[^']*'|\"[^\"]*\")|(===|~=|==|!=|<=|>=|<|>)|([A-Za-z_][\\w.]*))");
    private static final int MAX_DEPTH = 200;

    private final List<String> tokens;
    private int next;
    private int depth;

    private MarkerParser(List<String> tokens) {
        this.tokens = tokens;
    }

    static Optional<Marker> parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length() && m.find(at) && m.start() == at) {
            tokens.add(m.group().strip());
            at = m.end();
        }
        if (!text.substring(at).isBlank()) {
            return Optional.empty();
        }
        MarkerParser parser = new MarkerParser(tokens);
        return parser.or().filter(marker -> parser.next == tokens.size());
    }

    private Optional<Marker> or() {
        return chain("or", true).map(parts -> parts.size() == 1 ? parts.get(0) : new Marker.Or(parts));
    }

    private Optional<Marker> and() {
        return chain("and", false).map(parts -> parts.size() == 1 ? parts.get(0) : new Marker.And(parts));
    }

    private Optional<List<Marker>> chain(String word, boolean conjunctions) {
        List<Marker> parts = new ArrayList<>();
        do {
            Optional<Marker> part = conjunctions ? and() : atom();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        } while (take(word));
        return Optional.of(List.copyOf(parts));
    }

    private Optional<Marker> atom() {
        if (take("(")) {
            if (++depth > MAX_DEPTH) {
                return Optional.empty();
            }
            Optional<Marker> inner = or();
            depth--;
            return take(")") ? inner : Optional.empty();
        }
        Optional<Marker.Operand> left = operand();
        Optional<String> operator = operator();
        Optional<Marker.Operand> right = operand();
        return left.isPresent() && operator.isPresent() && right.isPresent()
                ? Optional.of(new Marker.Comparison(left.get(), operator.get(), right.get())) : Optional.empty();
    }

    private Optional<Marker.Operand> operand() {
        if (next >= tokens.size()) {
            return Optional.empty();
        }
        String token = tokens.get(next);
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            next++;
            return Optional.of(new Marker.Operand(false, token.substring(1, token.length() - 1)));
        }
        if (Character.isLetter(first) || first == '_') {
            next++;
            return Optional.of(new Marker.Operand(true, canonicalVariable(token)));
        }
        return Optional.empty();
    }

    /** Old metadata says {@code os.name} or {@code python_implementation}, from PEP 345. */
    private static String canonicalVariable(String name) {
        return switch (name) {
            case "python_implementation" -> "platform_python_implementation";
            default -> name.replace('.', '_');
        };
    }

    private Optional<String> operator() {
        if (next >= tokens.size()) {
            return Optional.empty();
        }
        String token = tokens.get(next++);
        if (token.equals("not")) {
            return take("in") ? Optional.of("not in") : Optional.empty();
        }
        return token.equals("in") || "=!<>~".indexOf(token.charAt(0)) >= 0 ? Optional.of(token) : Optional.empty();
    }

    private boolean take(String word) {
        if (next < tokens.size() && tokens.get(next).equals(word)) {
            next++;
            return true;
        }
        return false;
    }
}
