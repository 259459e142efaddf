package dev.shrink.python.source;

import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** Cuts logical lines into simple statements and says in which context each one runs. */
final class Statements {
    private record Block(int indent, Context context) {
    }

    private final Deque<Block> blocks = new ArrayDeque<>();

    /** Visits each statement with its context. Compound headers ({@code if x:}) are statements of their own. */
    void visit(List<Lexer.Line> lines, BiConsumer<List<Token>, Context> visitor) {
        for (Lexer.Line line : lines) {
            while (!blocks.isEmpty() && blocks.peek().indent() >= line.indent()) {
                blocks.pop();
            }
            Context outer = blocks.isEmpty() ? Context.MODULE : blocks.peek().context();
            Context inner = opened(line.tokens(), outer);
            boolean header = true;
            for (List<Token> statement : split(line.tokens())) {
                visitor.accept(statement, header ? outer : inner);
                header = false;
            }
            Token last = line.tokens().get(line.tokens().size() - 1);
            if (last.isOperator(":")) {
                blocks.push(new Block(line.indent(), inner));
            }
        }
    }

    private static Context opened(List<Token> tokens, Context outer) {
        Token first = tokens.get(0);
        if (outer == Context.TYPE_CHECKING || outer == Context.MAIN) {
            return outer;
        }
        if (first.isName("def") && outer == Context.MODULE && tokens.size() > 3 && tokens.get(1).isName("__getattr__")) {
            return Context.ATTRIBUTE;
        }
        if (outer == Context.ATTRIBUTE) {
            return outer;
        }
        if (first.isName("def") || first.isName("async") && tokens.size() > 1 && tokens.get(1).isName("def")) {
            return Context.FUNCTION;
        }
        if (first.isName("if") && isTypeChecking(tokens)) {
            return Context.TYPE_CHECKING;
        }
        boolean main = first.isName("if") && tokens.size() > 3 && tokens.get(1).isName("__name__") && tokens.get(3).is(Kind.STRING, "__main__");
        return main && outer == Context.MODULE ? Context.MAIN : outer;
    }

    /** {@code if TYPE_CHECKING:} and {@code if typing.TYPE_CHECKING:}, but not {@code if not TYPE_CHECKING} or longer conditions. */
    private static boolean isTypeChecking(List<Token> tokens) {
        boolean plain = tokens.size() >= 3 && tokens.get(1).isName("TYPE_CHECKING") && tokens.get(2).isOperator(":");
        boolean dotted = tokens.size() >= 5 && tokens.get(2).isOperator(".") && tokens.get(3).isName("TYPE_CHECKING") && tokens.get(4).isOperator(":");
        return plain || dotted;
    }

    private static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.kind() != Kind.OPERATOR) {
                continue;
            }
            depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
            boolean inlineBody = t.text().equals(":") && i + 1 < tokens.size() && isCompound(tokens.get(start)) && !lambdaOpen(tokens, start, i);
            if (depth == 0 && (t.text().equals(";") || inlineBody)) {
                if (i > start) {
                    parts.add(tokens.subList(start, i));
                }
                start = i + 1;
            }
        }
        if (start < tokens.size()) {
            parts.add(tokens.subList(start, tokens.size()));
        }
        return parts;
    }

    private static boolean isCompound(Token first) {
        return first.kind() == Kind.NAME && switch (first.text()) {
            case "if", "elif", "else", "try", "except", "finally", "for", "while", "with", "def", "class", "async", "match", "case" -> true;
            default -> false;
        };
    }

    private static boolean lambdaOpen(List<Token> tokens, int from, int to) {
        int open = 0;
        for (int i = from; i < to; i++) {
            open += tokens.get(i).isName("lambda") ? 1 : tokens.get(i).isOperator(":") ? -1 : 0;
            open = Math.max(0, open);
        }
        return open > 0;
    }
}
