package dev.shrink.python.source;

import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.ImportStatement;
import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads {@code import} and {@code from … import} statements. */
final class ImportReader {
    private ImportReader() {
    }

    static void read(List<Token> statement, Context context, Consumer<ImportStatement> out) {
        if (statement.get(0).isName("import")) {
            plain(statement, context, out);
        } else if (statement.get(0).isName("from")) {
            from(statement, context, out);
        }
    }

    private static void plain(List<Token> tokens, Context context, Consumer<ImportStatement> out) {
        int at = 1;
        while (at < tokens.size() && tokens.get(at).kind() == Kind.NAME) {
            StringBuilder module = new StringBuilder();
            at = dotted(tokens, at, module);
            String name = module.toString();
            Map<String, String> bound;
            if (at + 1 < tokens.size() && tokens.get(at).isName("as")) {
                bound = Map.of(tokens.get(at + 1).text(), name);
                at += 2;
            } else {
                String top = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
                bound = Map.of(top, top);
            }
            out.accept(new ImportStatement(0, name, List.of(), bound, context, tokens.get(0).line()));
            at++;
        }
    }

    private static void from(List<Token> tokens, Context context, Consumer<ImportStatement> out) {
        int at = 1;
        int level = 0;
        while (at < tokens.size() && tokens.get(at).kind() == Kind.OPERATOR && tokens.get(at).text().chars().allMatch(c -> c == '.')) {
            level += tokens.get(at++).text().length();
        }
        StringBuilder module = new StringBuilder();
        if (at < tokens.size() && !tokens.get(at).isName("import")) {
            at = dotted(tokens, at, module);
        }
        if (at >= tokens.size() || !tokens.get(at).isName("import")) {
            return;
        }
        List<String> names = new ArrayList<>();
        Map<String, String> bound = new LinkedHashMap<>();
        for (int i = at + 1; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.isOperator("*")) {
                names.add("*");
            } else if (t.kind() == Kind.NAME && !t.isName("as")) {
                names.add(t.text());
                boolean renamed = i + 2 < tokens.size() && tokens.get(i + 1).isName("as");
                bound.put(renamed ? tokens.get(i + 2).text() : t.text(), ".".repeat(level) + module + ":" + t.text());
                i += renamed ? 2 : 0;
            }
        }
        if (!names.isEmpty()) {
            out.accept(new ImportStatement(level, module.toString(), List.copyOf(names), bound, context, tokens.get(0).line()));
        }
    }

    private static int dotted(List<Token> tokens, int from, StringBuilder name) {
        int at = from;
        while (at < tokens.size() && (tokens.get(at).isOperator(".") || tokens.get(at).kind() == Kind.NAME
                && !tokens.get(at).isName("import") && !tokens.get(at).isName("as"))) {
            name.append(tokens.get(at++).text());
        }
        return at;
    }
}
