package dev.shrink.python;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.DynamicImport;
import dev.shrink.python.source.ModuleFacts.ImportStatement;
import dev.shrink.python.source.ModuleFacts.Trait;
import dev.shrink.python.source.SourceScanner;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Turns what one module says into references to modules that exist. */
final class ImportResolver {
    private static final Pattern DOTTED = Pattern.compile("\\.*[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

    private final PythonTree tree;
    private final ModuleTexts texts;
    private final Map<String, String> hidden = hiddenImports();

    /** Modules of Python itself, with the package that they load when asked: {@code zoneinfo} reads the zones of {@code tzdata}. */
    static Map<String, String> hiddenImports() {
        return KnownNames.read("hidden-imports.txt");
    }

    ImportResolver(PythonTree tree, ModuleTexts texts) {
        this.tree = tree;
        this.texts = texts;
    }

    /** Every reference that a module makes. */
    void references(String module, Consumer<Reference> out) {
        boolean isPackage = tree.files(module).stream().anyMatch(ModuleFile::isPackage);
        String base = isPackage ? module : parent(module);
        for (ModuleFacts facts : texts.of(module)) {
            Map<String, String> bound = new HashMap<>();
            for (ImportStatement statement : facts.imports()) {
                imported(module, base, statement, out);
                statement.bound().forEach((local, target) -> absolute(base, target).ifPresent(t -> bound.merge(local, t, ImportResolver::either)));
            }
            facts.attributes().forEach(chain -> attribute(module, bound, chain, out));
            facts.dynamicImports().forEach(site -> dynamic(module, site, out));
            facts.literals().forEach(text -> literal(module, base, text, out));
            if (facts.traits().contains(Trait.READS_STUB)) {
                stub(module, base, out);
            }
        }
    }

    /** {@code lazy_loader.attach_stub} imports what the stub beside the module imports, when it is asked for. */
    private void stub(String module, String base, Consumer<Reference> out) {
        for (ModuleFile file : tree.files(module)) {
            try {
                if (file.kind() == ModuleFile.Kind.STUB) {
                    SourceScanner.scan(file.entry().content().bytes(), module, file.isPackage()).imports().forEach(statement -> imported(module, base,
                            new ImportStatement(statement.level(), statement.module(), statement.names(), statement.bound(), Context.FUNCTION, statement.line()), out));
                }
            } catch (IOException unreadable) {
                // what is lazily imported is not known: it may be any module of the package
                within(tree, base).forEach(to -> out.accept(new Reference(module, to, EdgeKind.REFERS, Context.FUNCTION, 0)));
            }
        }
    }

    /** A name bound twice, as in {@code try … except}, stands for the one that exists longest; both are referred to anyway. */
    private static String either(String a, String b) {
        return a.length() >= b.length() ? a : b;
    }

    static String parent(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** {@code ..x:y} seen from a package becomes {@code pkg.x.y}. */
    private static Optional<String> absolute(String base, String target) {
        int level = 0;
        while (level < target.length() && target.charAt(level) == '.') {
            level++;
        }
        String rest = target.substring(level).replace(':', '.');
        return level == 0 ? Optional.of(rest) : climb(base, level).map(b -> join(b, rest.startsWith(".") ? rest.substring(1) : rest));
    }

    private static Optional<String> climb(String base, int level) {
        String at = base;
        for (int i = 1; i < level; i++) {
            if (at.isEmpty()) {
                return Optional.empty();
            }
            at = parent(at);
        }
        return Optional.of(at);
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : a + "." + b;
    }

    private void imported(String from, String base, ImportStatement statement, Consumer<Reference> out) {
        Optional<String> module = statement.level() == 0 ? Optional.of(statement.module())
                : climb(base, statement.level()).map(b -> join(b, statement.module()));
        module.ifPresent(name -> {
            withParents(from, name, EdgeKind.REFERS, statement.context(), statement.line(), out);
            Set<String> names = new LinkedHashSet<>(statement.names());
            if (names.remove("*")) {
                texts.of(name).forEach(facts -> names.addAll(facts.exported()));
            }
            if (hidden.containsKey(name)) {
                within(tree, hidden.get(name)).forEach(to -> out.accept(new Reference(from, to, EdgeKind.NAMES, Context.FUNCTION, statement.line())));
            }
            names.stream().map(n -> join(name, n)).filter(tree::exists)
                    .forEach(to -> out.accept(new Reference(from, to, EdgeKind.REFERS, statement.context(), statement.line())));
            // Python 2 looks beside the module first; a sibling of that name can be meant
            if (statement.level() == 0 && !tree.exists(name) && !base.isEmpty()) {
                withParents(from, join(base, name), EdgeKind.REFERS, statement.context(), statement.line(), out);
            }
        });
    }

    /** A package and every module in it. */
    static Set<String> within(PythonTree tree, String name) {
        Set<String> all = new LinkedHashSet<>(tree.modules().subSet(name + ".", name + "/"));
        if (tree.exists(name)) {
            all.add(name);
        }
        return all;
    }

    /** Importing {@code a.b.c} runs {@code a} and {@code a.b} too. */
    private void withParents(String from, String name, EdgeKind kind, Context context, int line, Consumer<Reference> out) {
        for (String at = name; !at.isEmpty(); at = parent(at)) {
            if (tree.exists(at)) {
                out.accept(new Reference(from, at, kind, context, line));
            }
        }
    }

    private void attribute(String from, Map<String, String> bound, String chain, Consumer<Reference> out) {
        int dot = chain.indexOf('.');
        String target = bound.get(chain.substring(0, dot));
        if (target == null) {
            return;
        }
        String name = target;
        for (String part : chain.substring(dot + 1).split("\\.")) {
            name = name + "." + part;
            if (!tree.exists(name)) {
                return;
            }
            out.accept(new Reference(from, name, EdgeKind.USES, Context.FUNCTION, 0));
        }
    }

    private void dynamic(String from, DynamicImport site, Consumer<Reference> out) {
        if (site.isResolved()) {
            withParents(from, site.pattern(), EdgeKind.NAMES, site.context(), site.line(), out);
        } else if (isSpecific(site.pattern())) {
            matches(site.pattern()).forEach(to -> withParents(from, to, EdgeKind.COMPOSES, site.context(), site.line(), out));
        }
    }

    /** Whether a pattern says enough to be looked up: a whole first part is known. */
    static boolean isSpecific(String pattern) {
        int star = pattern.indexOf('*');
        return star > 0 && pattern.substring(0, star).contains(".");
    }

    private Set<String> matches(String pattern) {
        String head = pattern.substring(0, pattern.indexOf('*'));
        Pattern expression = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        Set<String> found = new LinkedHashSet<>();
        for (String name : tree.modules().tailSet(head)) {
            if (!name.startsWith(head)) {
                break;
            }
            if (expression.matcher(name).matches()) {
                found.add(name);
            }
        }
        return found;
    }

    /** A string that is the name of a module, perhaps with {@code :object} or {@code .object} behind, or relative to the package. */
    private void literal(String from, String base, String text, Consumer<Reference> out) {
        int colon = text.indexOf(':');
        String name = colon > 0 ? text.substring(0, colon) : text;
        if (name.indexOf('.') < 0 && colon < 0 || !DOTTED.matcher(name).matches()) {
            return;
        }
        if (name.startsWith(".")) {
            absolute(base, name).filter(tree::exists).ifPresent(to -> out.accept(new Reference(from, to, EdgeKind.NAMES, Context.FUNCTION, 0)));
            return;
        }
        for (String at = name; at.indexOf('.') > 0 || colon > 0 && !at.isEmpty(); at = parent(at)) {
            if (tree.exists(at)) {
                out.accept(new Reference(from, at, EdgeKind.NAMES, Context.FUNCTION, 0));
                return;
            }
        }
    }
}
