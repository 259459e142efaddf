package dev.shrink.python.source;

import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.DynamicImport;
import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads calls that import by name, or that look for modules in a package. */
final class CallReader {
    /** Function name to the index of the argument that names the module; -1 for those that load anything. */
    private static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("import_module", 0), Map.entry("__import__", 0), Map.entry("run_module", 0),
            Map.entry("find_module", 0), Map.entry("load_module", 0), Map.entry("spec_from_file_location", -1),
            Map.entry("run_path", -1), Map.entry("load_source", -1), Map.entry("SourceFileLoader", -1));
    private static final Set<String> WALKS = Set.of("iter_modules", "walk_packages");

    private final Bindings bindings;
    private final String packageName;
    private final Map<String, String> aliases;

    /** @param aliases local names to the import functions they stand for */
    CallReader(Bindings bindings, String packageName, Map<String, String> aliases) {
        this.bindings = bindings;
        this.packageName = packageName;
        this.aliases = aliases;
    }

    void read(List<Token> statement, Context context, Consumer<DynamicImport> out) {
        for (int i = 0; i + 1 < statement.size(); i++) {
            Token name = statement.get(i);
            if (name.kind() != Kind.NAME || !statement.get(i + 1).isOperator("(") || i > 0 && statement.get(i - 1).isName("def")) {
                continue;
            }
            String function = aliases.getOrDefault(name.text(), name.text());
            if (BY_NAME.containsKey(function)) {
                List<List<Token>> arguments = arguments(statement, i + 1);
                for (String pattern : patterns(function, arguments)) {
                    out.accept(new DynamicImport(function, pattern, context, name.line()));
                }
            } else if (WALKS.contains(function)) {
                out.accept(new DynamicImport(function, walked(arguments(statement, i + 1)), context, name.line()));
            } else if (function.equals("attach") || function.equals("attach_stub")) {
                lazyLoader(function, arguments(statement, i + 1), context, name.line(), out);
            } else if ((function.equals("exec") || function.equals("eval")) && importsByText(arguments(statement, i + 1))) {
                out.accept(new DynamicImport(function, "*", context, name.line()));
            }
        }
    }

    private Set<String> patterns(String function, List<List<Token>> arguments) {
        int index = BY_NAME.get(function);
        if (index < 0 || arguments.isEmpty()) {
            return Set.of("*");
        }
        Set<String> absolute = new LinkedHashSet<>();
        Set<String> packages = function.equals("import_module") && arguments.size() > 1
                ? ConstantEvaluator.evaluate(value(arguments.get(1)), bindings) : Set.of(packageName);
        for (String name : ConstantEvaluator.evaluate(value(arguments.get(index)), bindings)) {
            if (name.startsWith(".")) {
                packages.forEach(base -> absolute.add(resolve(base, name)));
            } else {
                absolute.add(name);
            }
        }
        return absolute;
    }

    /** Leading dots climb from the package, one less than there are (importlib's rule). */
    static String resolve(String base, String relative) {
        String anchor = base;
        int dots = 0;
        while (dots < relative.length() && relative.charAt(dots) == '.') {
            if (dots > 0) {
                int last = anchor.lastIndexOf('.');
                anchor = last < 0 ? "" : anchor.substring(0, last);
            }
            dots++;
        }
        String rest = relative.substring(dots);
        return rest.isEmpty() ? anchor : anchor.isEmpty() ? rest : anchor + "." + rest;
    }

    private static List<Token> value(List<Token> argument) {
        boolean keyword = argument.size() > 2 && argument.get(0).kind() == Kind.NAME && argument.get(1).isOperator("=");
        return keyword ? argument.subList(2, argument.size()) : argument;
    }

    /** {@code iter_modules(__path__)} looks into this package; with another path any package can be meant. */
    private String walked(List<List<Token>> arguments) {
        List<Token> path = arguments.isEmpty() ? List.of() : value(arguments.get(0));
        boolean own = path.stream().anyMatch(t -> t.isName("__path__") || t.isName("__file__"))
                && path.stream().noneMatch(t -> t.isOperator("."));
        return own && !packageName.isEmpty() ? packageName + ".*" : "*";
    }

    private void lazyLoader(String function, List<List<Token>> arguments, Context context, int line, Consumer<DynamicImport> out) {
        boolean ofThisModule = !arguments.isEmpty() && arguments.get(0).stream().anyMatch(t -> t.isName("__name__"));
        if (!ofThisModule) {
            return;
        }
        if (function.equals("attach_stub")) {
            out.accept(new DynamicImport(function, packageName + ".*", context, line));
            return;
        }
        for (List<Token> argument : arguments.subList(1, arguments.size())) {
            for (String name : topLevelStrings(value(argument))) {
                out.accept(new DynamicImport(function, packageName + "." + name, context, line));
            }
        }
    }

    /** Strings of a list or set, keys of a dictionary: not what is nested deeper. */
    private Set<String> topLevelStrings(List<Token> tokens) {
        Set<String> found = new LinkedHashSet<>();
        int depth = 0;
        for (Token t : tokens) {
            if (t.kind() == Kind.OPERATOR) {
                depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
            } else if (t.kind() == Kind.STRING && depth == 1) {
                found.add(t.text());
            } else if (t.kind() == Kind.NAME && depth == 0) {
                found.addAll(bindings.table(t.text()));
            }
        }
        return found;
    }

    private static boolean importsByText(List<List<Token>> arguments) {
        return !arguments.isEmpty() && arguments.get(0).stream()
                .anyMatch(t -> (t.kind() == Kind.STRING || t.kind() == Kind.FORMAT) && t.text().contains("import "));
    }

    static List<List<Token>> arguments(List<Token> statement, int open) {
        List<List<Token>> arguments = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int i = open; i < statement.size(); i++) {
            Token t = statement.get(i);
            if (t.kind() != Kind.OPERATOR) {
                continue;
            }
            depth += "([{".contains(t.text()) ? 1 : ")]}".contains(t.text()) ? -1 : 0;
            if (depth == 0 || depth == 1 && t.text().equals(",")) {
                if (i > start) {
                    arguments.add(statement.subList(start, i));
                }
                start = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return arguments;
    }
}
