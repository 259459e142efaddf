package dev.shrink.python.bytecode;

import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.DynamicImport;
import dev.shrink.python.source.ModuleFacts.ImportStatement;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import dev.shrink.python.source.ModuleFacts.Trait;
import dev.shrink.python.source.NamedArgument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@code .pyc} into {@link ModuleFacts}: exact import instructions for Python 3.8 to 3.13; for others every name and
 * every string that could be an import, which errs towards keeping. Imports by name that are called stay open sites.
 */
public final class ByteCodeScanner {
    private static final Set<String> DYNAMIC = Set.of("import_module", "__import__", "iter_modules", "walk_packages", "run_module", "spec_from_file_location");

    private final int minor;
    private final List<ImportStatement> imports = new ArrayList<>();
    private final List<DynamicImport> dynamic = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<NamedCall> named = new LinkedHashSet<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    private ByteCodeScanner(int minor) {
        this.minor = minor;
    }

    /**
     * Reads a byte-code file.
     *
     * @throws IOException if it is no byte code of Python 3.8 or later, or is cut off
     */
    public static ModuleFacts scan(byte[] pyc) throws IOException {
        PycHeader header = PycHeader.parse(pyc).orElseThrow(() -> new IOException("not byte code of Python 3"));
        int minor = header.pythonMinor().orElse(99);
        if (minor < 8) {
            throw new IOException("byte code of Python 3." + minor + " is older than 3.8");
        }
        ByteCodeScanner scanner = new ByteCodeScanner(minor);
        scanner.visit(MarshalReader.read(pyc, minor), Context.MODULE);
        return new ModuleFacts(List.copyOf(scanner.imports), List.copyOf(scanner.dynamic), Set.of(), Set.copyOf(scanner.literals), Set.of(), Set.copyOf(scanner.names),
                List.copyOf(scanner.named), Set.copyOf(scanner.traits));
    }

    private void visit(CodeObject code, Context context) {
        if (minor <= 13) {
            instructions(code, context);
        } else {
            everyName(code, context);
        }
        names.addAll(code.names());
        code.names().stream().filter(DYNAMIC::contains).forEach(call -> dynamic.add(new DynamicImport(call, "*", context, 0)));
        code.names().stream().filter(NamedArgument.BY_FUNCTION::containsKey).forEach(call -> named.add(new NamedCall(call, "?." + call, "*", context, 0)));
        if (code.names().contains("__file__")) {
            traits.add(Trait.READS_FILES);
        }
        for (Object constant : code.constants()) {
            if (constant instanceof CodeObject inner) {
                visit(inner, Context.FUNCTION);
            }
            literals(constant);
        }
    }

    private void literals(Object constant) {
        if (constant instanceof String text && text.length() > 1 && text.length() <= 160 && text.chars().noneMatch(Character::isWhitespace)) {
            literals.add(text);
        } else if (constant instanceof List<?> list) {
            list.forEach(this::literals);
        }
    }

    private void instructions(CodeObject code, Context context) {
        int importName = minor == 13 ? 75 : 108;
        int loadConst = minor == 13 ? 83 : 100;
        int extended = minor == 13 ? 71 : 144;
        Object level = CodeObject.OTHER;
        Object names = CodeObject.OTHER;
        int argument = 0;
        byte[] bytes = code.code();
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            int operation = bytes[i] & 0xFF;
            argument = argument << 8 | bytes[i + 1] & 0xFF;
            if (operation == extended) {
                continue;
            }
            if (operation == loadConst && argument >= 0 && argument < code.constants().size()) {
                level = names;
                names = code.constants().get(argument);
            } else if (operation == importName && argument >= 0 && argument < code.names().size()) {
                add(level instanceof Integer n ? n : 0, code.names().get(argument), names, context);
            }
            argument = 0;
        }
    }

    private void everyName(CodeObject code, Context context) {
        List<Object> lists = code.constants().stream().filter(List.class::isInstance).toList();
        for (String name : code.names()) {
            for (int level = 0; level <= 3; level++) {
                add(level, name, List.of(), context);
                for (Object list : lists) {
                    add(level, name, list, context);
                }
            }
        }
    }

    private void add(int level, String module, Object names, Context context) {
        List<String> from = names instanceof List<?> list ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
        imports.add(new ImportStatement(level, module, from, Map.of(), context, 0));
    }
}
