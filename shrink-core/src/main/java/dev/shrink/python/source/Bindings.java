package dev.shrink.python.source;

import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which strings a name can stand for, over the whole module: every assignment counts, wherever it is, and one that is not
 * constant makes the name unknown. Tables of strings give the values of names that loop over them.
 */
final class Bindings {
    private static final int MAX_VALUES = 400;

    private final Map<String, Set<String>> values = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final String moduleName;

    Bindings(String moduleName, String packageName) {
        this.moduleName = moduleName;
        values.put("__name__", Set.of(moduleName));
        values.put("__package__", Set.of(packageName));
    }

    String moduleName() {
        return moduleName;
    }

    /** Learns from one statement: assignments, loops over tables, parameters without known value. */
    void learn(List<Token> tokens) {
        int size = tokens.size();
        Token first = tokens.get(0);
        if (first.isName("for") && size > 3 && tokens.get(1).kind() == Kind.NAME && tokens.get(2).isName("in")) {
            assign(tokens.get(1).text(), tableOf(tokens.subList(3, size)));
        } else if (first.isName("def") || first.isName("async")) {
            parameters(tokens);
        } else if (first.kind() == Kind.NAME) {
            assignment(tokens);
        }
        guards(tokens);
    }

    private void assignment(List<Token> tokens) {
        int equals = indexOfAssignment(tokens);
        if (equals < 1) {
            return;
        }
        boolean augmented = tokens.get(equals).text().length() == 2;
        List<Token> value = tokens.subList(equals + 1, tokens.size());
        boolean annotated = tokens.size() > 1 && tokens.get(1).isOperator(":");
        if (equals == 1 || annotated) {
            String name = tokens.get(0).text();
            Set<String> table = augmented ? Set.of() : tableOf(value);
            if (!augmented) {
                assign(name, new LinkedHashSet<>(ConstantEvaluator.evaluate(value, this)));
            } else if (!members.containsKey(name)) {
                assign(name, Set.of("*"));
            }
            members.merge(name, augmented ? tableOf(value) : table, Bindings::union);
        } else {
            for (Token token : tokens.subList(0, equals)) {
                if (token.kind() == Kind.NAME && !isSubscripted(tokens)) {
                    assign(token.text(), Set.of("*"));
                }
            }
        }
    }

    private static boolean isSubscripted(List<Token> tokens) {
        return tokens.size() > 1 && (tokens.get(1).isOperator("[") || tokens.get(1).isOperator("."));
    }

    private static int indexOfAssignment(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.kind() == Kind.OPERATOR) {
                depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
                if (depth == 0 && (t.text().equals("=") || t.text().equals("+=") || t.text().equals("|="))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void parameters(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token before = i == 0 ? tokens.get(0) : tokens.get(i - 1);
            boolean starts = before.isOperator("(") || before.isOperator(",") || before.isOperator("*");
            if (starts && tokens.get(i).kind() == Kind.NAME) {
                assign(tokens.get(i).text(), Set.of("*"));
            }
        }
    }

    /** {@code if name in TABLE:} says that behind it the name is one of the table's, as lazy modules are written. */
    private void guards(List<Token> tokens) {
        boolean condition = tokens.get(0).isName("if") || tokens.get(0).isName("elif");
        for (int i = 1; condition && i + 2 < tokens.size(); i++) {
            boolean negated = tokens.get(i + 1).isName("not");
            int in = negated ? i + 2 : i + 1;
            if (tokens.get(i).kind() == Kind.NAME && tokens.get(in).isName("in") && in + 1 < tokens.size()) {
                Set<String> table = tableOf(tokens.subList(in + 1, in + 2));
                if (!table.isEmpty() && !table.contains("*")) {
                    guarded.merge(tokens.get(i).text(), table, Bindings::union);
                }
            }
        }
    }

    private final Map<String, Set<String>> guarded = new HashMap<>();

    private void assign(String name, Set<String> found) {
        values.merge(name, found.isEmpty() ? Set.of("*") : found, Bindings::union);
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both.size() > MAX_VALUES ? Set.of("*") : both;
    }

    /** What the name can stand for; {@code *} stands for anything. */
    Set<String> valuesOf(String name) {
        Set<String> known = values.getOrDefault(name, Set.of("*"));
        Set<String> tested = guarded.get(name);
        if (tested == null || !known.contains("*")) {
            return known;
        }
        return tested;
    }

    /** Strings inside a display: {@code ["a", "b"]}, {@code {"a": ...}}, {@code set([...])}, or a name bound to one. */
    Set<String> tableOf(List<Token> tokens) {
        Set<String> found = new LinkedHashSet<>();
        boolean display = false;
        for (Token token : tokens) {
            if (token.kind() == Kind.STRING) {
                found.add(token.text());
            } else if (token.isOperator("[") || token.isOperator("{") || token.isOperator("(")) {
                display = true;
            } else if (token.kind() == Kind.NAME && members.containsKey(token.text())) {
                display = true;
                found.addAll(members.get(token.text()));
            }
        }
        return display && found.size() <= MAX_VALUES ? found : Set.of();
    }

    /** The strings of the table bound to a name. */
    Set<String> table(String name) {
        return members.getOrDefault(name, Set.of());
    }

    Optional<Set<String>> constant(String name) {
        Set<String> known = valuesOf(name);
        return known.contains("*") ? Optional.empty() : Optional.of(known);
    }

    List<String> names() {
        return new ArrayList<>(values.keySet());
    }
}
