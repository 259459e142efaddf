package dev.shrink.python.source;

import dev.shrink.python.source.ModuleFacts.DynamicImport;
import dev.shrink.python.source.ModuleFacts.ImportStatement;
import dev.shrink.python.source.ModuleFacts.Trait;
import dev.shrink.python.source.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one module's source into {@link ModuleFacts}. Takes any bytes and never fails. */
public final class SourceScanner {
    private static final Set<String> IMPORT_FUNCTIONS = Set.of("import_module", "__import__", "iter_modules", "walk_packages", "attach", "attach_stub");
    private static final Set<String> FILE_READERS = Set.of("__file__", "resource_filename", "resource_string", "resource_stream", "get_data",
            "resources", "files", "open_binary", "open_text", "read_binary", "read_text", "path");
    private static final Set<String> SOURCE_READERS = Set.of("getsource", "getsourcelines", "getsourcefile", "findsource", "linecache");
    private static final Set<String> BUILDERS = Set.of("setuptools", "distutils", "numpy.distutils", "skbuild", "Cython.Build");
    private static final int MAX_CHAIN = 5;

    private final List<ImportStatement> imports = new ArrayList<>();
    private final List<DynamicImport> dynamic = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();
    private final Set<String> chains = new HashSet<>();
    private final Set<String> attributeNames = new HashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    private SourceScanner() {
    }

    /**
     * Reads a module.
     *
     * @param bytes the file's content
     * @param moduleName dotted name, such as {@code numpy.linalg}
     * @param isPackage whether the file is the package's {@code __init__}
     */
    public static ModuleFacts scan(byte[] bytes, String moduleName, boolean isPackage) {
        return new SourceScanner().run(SourceText.decode(bytes), moduleName, isPackage);
    }

    private ModuleFacts run(String text, String moduleName, boolean isPackage) {
        int dot = moduleName.lastIndexOf('.');
        String packageName = isPackage ? moduleName : dot < 0 ? "" : moduleName.substring(0, dot);
        Lexer lexer = new Lexer(text);
        List<Lexer.Line> lines = lexer.lines();
        if (lexer.damaged()) {
            traits.add(Trait.DAMAGED);
        }
        Bindings bindings = new Bindings(moduleName, packageName);
        new Statements().visit(lines, (statement, context) -> {
            ImportReader.read(statement, context, this::addImport);
            bindings.learn(statement);
            collect(statement, context);
        });
        CallReader calls = new CallReader(bindings, packageName, aliases);
        NamedCallReader named = new NamedCallReader(bindings, targets);
        Set<ModuleFacts.NamedCall> asked = new LinkedHashSet<>();
        new Statements().visit(lines, (statement, context) -> {
            calls.read(statement, context, dynamic::add);
            named.read(statement, context, asked::add);
        });
        if (dynamic.stream().anyMatch(d -> d.call().equals("attach_stub"))) {
            traits.add(Trait.READS_STUB);
        }
        chains.removeIf(chain -> !bound.contains(chain.substring(0, chain.indexOf('.'))));
        return new ModuleFacts(List.copyOf(imports), List.copyOf(new LinkedHashSet<>(dynamic)), Set.copyOf(bindings.table("__all__")),
                Set.copyOf(literals), Set.copyOf(chains), Set.copyOf(attributeNames), List.copyOf(asked), Set.copyOf(traits));
    }

    private void addImport(ImportStatement statement) {
        imports.add(statement);
        bound.addAll(statement.bound().keySet());
        statement.bound().forEach((local, target) -> {
            String last = target.substring(Math.max(target.lastIndexOf(':'), target.lastIndexOf('.')) + 1);
            targets.put(local, target.replace(':', '.'));
            if (IMPORT_FUNCTIONS.contains(last)) {
                aliases.put(local, last);
            }
        });
        if (statement.level() == 0 && BUILDERS.stream().anyMatch(b -> statement.module().equals(b) || statement.module().startsWith(b + "."))) {
            traits.add(Trait.BUILD_SCRIPT);
        }
    }

    private void collect(List<Token> statement, ModuleFacts.Context context) {
        boolean getattr = statement.size() > 1 && statement.get(0).isName("def") && statement.get(1).isName("__getattr__");
        if (getattr && context == ModuleFacts.Context.MODULE && isModuleFunction(statement)) {
            traits.add(Trait.MODULE_GETATTR);
        }
        boolean importing = statement.get(0).isName("import") || statement.get(0).isName("from");
        for (int i = 0; i < statement.size() && !importing; i++) {
            Token token = statement.get(i);
            if (token.kind() == Kind.STRING || token.kind() == Kind.FORMAT) {
                literal(token.text());
            } else if (token.kind() == Kind.NAME) {
                name(statement, i);
            }
        }
    }

    private static boolean isModuleFunction(List<Token> statement) {
        return statement.stream().noneMatch(t -> t.isName("self"));
    }

    private void literal(String value) {
        if (value.length() > 1 && value.length() <= ModuleFacts.MAX_LITERAL && value.chars().noneMatch(Character::isWhitespace)) {
            literals.add(value);
        }
    }

    private void name(List<Token> statement, int i) {
        String text = statement.get(i).text();
        if (FILE_READERS.contains(text)) {
            traits.add(Trait.READS_FILES);
        } else if (SOURCE_READERS.contains(text)) {
            traits.add(Trait.READS_SOURCE);
        }
        boolean start = i == 0 || !statement.get(i - 1).isOperator(".");
        if (!start) {
            attributeNames.add(text);
        }
        if (!start || text.equals("self") || text.equals("cls") || i + 2 >= statement.size() || !statement.get(i + 1).isOperator(".")) {
            return;
        }
        StringBuilder chain = new StringBuilder(text);
        int parts = 1;
        for (int at = i + 1; at + 1 < statement.size() && parts < MAX_CHAIN; at += 2, parts++) {
            if (!statement.get(at).isOperator(".") || statement.get(at + 1).kind() != Kind.NAME) {
                break;
            }
            chain.append('.').append(statement.get(at + 1).text());
        }
        if (parts > 1) {
            chains.add(chain.toString());
        }
    }
}
