package dev.shrink.python.source;

import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import dev.shrink.python.source.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads calls that ask for data by name. A function that does so and is handed on, not called, may ask for anything. */
final class NamedCallReader {
    private static final Set<String> HANDED_ON_BY = Set.of("map", "partial");

    private final Bindings bindings;
    private final Map<String, String> targets;

    /** @param targets local names to the dotted names that import statements bound them to */
    NamedCallReader(Bindings bindings, Map<String, String> targets) {
        this.bindings = bindings;
        this.targets = targets;
    }

    void read(List<Token> statement, Context context, Consumer<NamedCall> out) {
        if (statement.get(0).isName("import") || statement.get(0).isName("from")) {
            return;
        }
        for (int i = 0; i < statement.size(); i++) {
            Token name = statement.get(i);
            if (name.kind() != Kind.NAME || i > 0 && (statement.get(i - 1).isName("def") || statement.get(i - 1).isName("class"))) {
                continue;
            }
            int start = chainStart(statement, i);
            String target = target(statement, start, i);
            String function = target.substring(Math.max(target.lastIndexOf('.'), target.lastIndexOf('?')) + 1);
            Optional<NamedArgument> argument = NamedArgument.of(function, target);
            boolean called = i + 1 < statement.size() && statement.get(i + 1).isOperator("(");
            if (argument.isPresent() && called) {
                call(argument.get(), CallReader.arguments(statement, i + 1)).forEach(pattern -> out.accept(new NamedCall(function, target, pattern, context, name.line())));
            } else if (argument.isPresent() && isHandedOn(statement, start, i, target)) {
                out.accept(new NamedCall(function, target, "*", context, name.line()));
            } else if (called && name.isName("getattr")) {
                byAttribute(CallReader.arguments(statement, i + 1), context, name.line(), out);
            }
        }
    }

    /** {@code getattr(x, "client")}, and {@code getattr(boto3, anything)}. */
    private void byAttribute(List<List<Token>> arguments, Context context, int line, Consumer<NamedCall> out) {
        if (arguments.size() < 2) {
            return;
        }
        List<Token> object = arguments.get(0);
        String target = target(object, 0, object.size() - 1);
        for (String attribute : ConstantEvaluator.evaluate(arguments.get(1), bindings)) {
            boolean asksByName = NamedArgument.BY_FUNCTION.containsKey(attribute);
            if (asksByName || attribute.contains("*") && target.equals("boto3")) {
                out.accept(new NamedCall(asksByName ? attribute : "client", target + "." + (asksByName ? attribute : "client"), "*", context, line));
            }
        }
    }

    private Set<String> call(NamedArgument wanted, List<List<Token>> arguments) {
        int positional = 0;
        boolean open = false;
        for (List<Token> argument : arguments) {
            boolean keyword = argument.size() > 2 && argument.get(0).kind() == Kind.NAME && argument.get(1).isOperator("=");
            open |= argument.get(0).isOperator("*");
            boolean asked = keyword ? argument.get(0).isName(wanted.keyword()) : positional == wanted.index();
            if (asked && !argument.get(0).isOperator("*")) {
                List<Token> value = keyword ? argument.subList(2, argument.size()) : argument;
                boolean nothing = value.size() == 1 && value.get(0).isName("None");
                return nothing ? Set.of() : ConstantEvaluator.evaluate(value, bindings);
            }
            positional += keyword ? 0 : 1;
        }
        // *args and **kwargs may hold it
        return open ? Set.of("*") : Set.of();
    }

    private static int chainStart(List<Token> statement, int last) {
        int start = last;
        while (start >= 2 && statement.get(start - 1).isOperator(".") && statement.get(start - 2).kind() == Kind.NAME) {
            start -= 2;
        }
        return start;
    }

    private String target(List<Token> statement, int start, int end) {
        StringBuilder chain = new StringBuilder();
        boolean behindCall = start > 0 && statement.get(start - 1).isOperator(".");
        String first = statement.get(start).text();
        String bound = behindCall ? null : targets.get(first);
        chain.append(bound != null ? bound : behindCall ? "?." + first : "?" + first);
        for (int i = start + 2; i <= end; i += 2) {
            chain.append('.').append(statement.get(i).text());
        }
        return chain.toString();
    }

    /** {@code make = boto3.client}, {@code return session.client}, {@code partial(session.client, …)}; any mention of boto3's own functions. */
    private static boolean isHandedOn(List<Token> statement, int start, int end, String target) {
        boolean more = end + 1 < statement.size() && (statement.get(end + 1).isOperator(".") || statement.get(end + 1).isOperator("="));
        if (more || start == 0) {
            return false;
        }
        Token before = statement.get(start - 1);
        boolean passed = before.isOperator("(") && start > 1 && HANDED_ON_BY.contains(statement.get(start - 2).text());
        boolean local = target.startsWith("?");
        boolean maker = !local || target.matches("\\?.*session\\w*\\.\\w+");
        boolean assigned = before.isOperator("=") || before.isName("return");
        return passed || maker && (assigned || target.startsWith("boto3."));
    }
}
