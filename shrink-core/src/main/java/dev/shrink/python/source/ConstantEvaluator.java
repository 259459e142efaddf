package dev.shrink.python.source;

import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates string expressions as far as constants go; what is not known becomes {@code *}. */
final class ConstantEvaluator {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern PERCENT = Pattern.compile("%(?:\\([^)]*\\))?[-#0 +]*\\d*(?:\\.\\d+)?[a-zA-Z]");
    private static final int MAX_RESULTS = 400;
    private static final Set<String> ANYTHING = Set.of("*");

    private ConstantEvaluator() {
    }

    /** The possible values of an expression, each perhaps with {@code *} for an unknown part. */
    static Set<String> evaluate(List<Token> expression, Bindings bindings) {
        Set<String> result = new LinkedHashSet<>();
        for (List<Token> branch : branches(expression)) {
            result.addAll(sum(branch, bindings));
        }
        return result.isEmpty() || result.size() > MAX_RESULTS ? ANYTHING : result;
    }

    /** {@code a if c else b} has two outcomes, {@code a or b} too. */
    private static List<List<Token>> branches(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int condition = topLevel(tokens, "if");
        int otherwise = topLevel(tokens, "else");
        if (condition > 0 && otherwise > condition) {
            parts.addAll(branches(tokens.subList(0, condition)));
            parts.addAll(branches(tokens.subList(otherwise + 1, tokens.size())));
            return parts;
        }
        int either = topLevel(tokens, "or");
        if (either > 0) {
            parts.addAll(branches(tokens.subList(0, either)));
            parts.addAll(branches(tokens.subList(either + 1, tokens.size())));
            return parts;
        }
        parts.add(tokens);
        return parts;
    }

    private static int topLevel(List<Token> tokens, String keyword) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.kind() == Kind.OPERATOR) {
                depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
            } else if (depth == 0 && t.isName(keyword)) {
                return i;
            }
        }
        return -1;
    }

    private static Set<String> sum(List<Token> tokens, Bindings bindings) {
        Set<String> values = Set.of("");
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean end = i == tokens.size();
            Token t = end ? null : tokens.get(i);
            if (!end && t.kind() == Kind.OPERATOR) {
                depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
            }
            if (end || depth == 0 && t.isOperator("+")) {
                values = product(values, term(tokens.subList(start, i), bindings));
                start = i + 1;
            }
        }
        return values;
    }

    private static Set<String> product(Set<String> left, Set<String> right) {
        if ((long) left.size() * right.size() > MAX_RESULTS) {
            return ANYTHING;
        }
        Set<String> all = new LinkedHashSet<>();
        for (String a : left) {
            for (String b : right) {
                all.add((a + b).replaceAll("\\*+", "*"));
            }
        }
        return all;
    }

    private static Set<String> term(List<Token> tokens, Bindings bindings) {
        if (tokens.isEmpty()) {
            return ANYTHING;
        }
        Token first = tokens.get(0);
        if (tokens.size() == 1 && first.kind() == Kind.NAME) {
            return bindings.valuesOf(first.text());
        }
        if (first.isOperator("(") && tokens.get(tokens.size() - 1).isOperator(")")) {
            return evaluate(tokens.subList(1, tokens.size() - 1), bindings);
        }
        if (first.kind() != Kind.STRING && first.kind() != Kind.FORMAT) {
            return ANYTHING;
        }
        int next = 0;
        Set<String> values = Set.of("");
        while (next < tokens.size() && (tokens.get(next).kind() == Kind.STRING || tokens.get(next).kind() == Kind.FORMAT)) {
            Token part = tokens.get(next++);
            values = product(values, part.kind() == Kind.STRING ? Set.of(part.text()) : fields(part.text(), bindings));
        }
        return next == tokens.size() ? values : suffixed(values, tokens.subList(next, tokens.size()));
    }

    /** {@code "a.%s" % x} and {@code "a.{}".format(x)}; any other operation makes the whole unknown. */
    private static Set<String> suffixed(Set<String> values, List<Token> operation) {
        Set<String> patterns = new LinkedHashSet<>();
        for (String value : values) {
            if (operation.get(0).isOperator("%")) {
                patterns.add(PERCENT.matcher(value).replaceAll("*"));
            } else if (operation.size() > 2 && operation.get(0).isOperator(".") && operation.get(1).isName("format")) {
                patterns.add(FIELD.matcher(value).replaceAll("*"));
            } else {
                return ANYTHING;
            }
        }
        return patterns;
    }

    private static Set<String> fields(String text, Bindings bindings) {
        Set<String> values = Set.of("");
        Matcher m = FIELD.matcher(text);
        int from = 0;
        while (m.find()) {
            String name = m.group(1).strip();
            boolean simple = !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart);
            values = product(values, Set.of(text.substring(from, m.start())));
            values = product(values, simple ? bindings.valuesOf(name) : ANYTHING);
            from = m.end();
        }
        return product(values, Set.of(text.substring(from)));
    }
}
