package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.GraphBuilder;
import dev.shrink.analysis.graph.Node;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.python.dist.EntryPoint;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Context;
import dev.shrink.python.source.ModuleFacts.DynamicImport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows references from the roots until nothing new comes. Errs towards keeping: a computed name that cannot be found out keeps the
 * package around its module; a partly known one reaches every module whose unknown part is written as a string in reached code.
 */
final class ReachSearch {
    /** Calls that load a file: what they load is named by a path. */
    private static final Set<String> BY_FILE = Set.of("spec_from_file_location", "run_path", "load_source", "SourceFileLoader", "find_module", "load_module");

    private final Facts facts;
    private final PythonTree tree;
    private final ModuleTexts texts;
    private final ImportGraph graph;
    private final GraphBuilder builder = new GraphBuilder();
    private final Set<String> reached = new LinkedHashSet<>();
    private final Deque<String> queue = new ArrayDeque<>();
    private final Map<String, String> strings = new TreeMap<>();
    private final Set<String> attributeNames = new HashSet<>();
    private final List<Reference> waiting = new ArrayList<>();
    private final Set<String> libraries = new TreeSet<>();
    private final Set<EntryPath> scanned = new HashSet<>();
    private final Map<String, List<EntryPath>> sharedLibraries;
    private final NameTrie names;
    private final Map<String, String> hidden = ImportResolver.hiddenImports();
    private final Map<String, NameTrie> siblings = new HashMap<>();
    private final Set<DynamicSite> open = new TreeSet<>();

    ReachSearch(Facts facts, PythonTree tree) {
        this.facts = facts;
        this.tree = tree;
        this.texts = facts.get(ModuleTexts.ANALYSIS);
        this.graph = facts.get(ImportGraph.ANALYSIS);
        this.sharedLibraries = PythonReach.sharedLibraries(tree);
        Set<String> wanted = new HashSet<>(sharedLibraries.keySet());
        tree.modules().stream().filter(m -> m.indexOf('.') > 0 || m.length() > 3).forEach(wanted::add);
        wanted.addAll(hidden.keySet());
        this.names = new NameTrie(wanted);
    }

    PythonReach run(Map<String, String> roots) {
        roots.forEach((module, reason) -> {
            builder.root(Node.pythonModule(module), reason);
            for (String at = module; !at.isEmpty(); at = ImportResolver.parent(at)) {
                reach(at);
            }
        });
        facts.get(Traces.ANALYSIS).fileNames().stream().filter(sharedLibraries::containsKey).forEach(libraries::add);
        boolean more = !roots.isEmpty();
        while (more) {
            while (!queue.isEmpty()) {
                visit(queue.remove());
            }
            more = wake() | entryPoints() | scanLibraries();
        }
        open.forEach(facts::tell);
        return new PythonReach(!roots.isEmpty(), reached, List.of(builder.build()), strings, libraries);
    }

    private void reach(String module) {
        if (tree.exists(module) && reached.add(module)) {
            queue.add(module);
        }
    }

    private void edge(String from, EdgeKind kind, String to) {
        if (!tree.exists(to)) {
            return;
        }
        builder.edge(Node.pythonModule(from), kind, Node.pythonModule(to));
        for (String at = to; !at.isEmpty(); at = ImportResolver.parent(at)) {
            if (!at.equals(to)) {
                builder.edge(Node.pythonModule(to), EdgeKind.DEMANDS, Node.pythonModule(at));
            }
            reach(at);
        }
    }

    private void visit(String module) {
        for (ModuleFacts said : texts.of(module)) {
            said.literals().forEach(text -> strings.putIfAbsent(text, module));
            attributeNames.addAll(said.attributeNames());
            said.dynamicImports().stream().filter(d -> !d.isResolved() && !ImportResolver.isSpecific(d.pattern())).forEach(d -> unresolved(module, d));
        }
        for (Reference reference : graph.from(module)) {
            if (reference.context() == Context.TYPE_CHECKING || reference.context() == Context.MAIN) {
                continue;
            }
            if (reference.kind() == EdgeKind.COMPOSES || isLazySubmodule(reference)) {
                waiting.add(reference);
            } else {
                edge(module, reference.kind(), reference.to());
            }
        }
        tree.files(module).stream().filter(f -> f.kind() == ModuleFile.Kind.EXTENSION).forEach(f -> scan(f.entry(), module));
    }

    /** {@code __getattr__} that imports a submodule of the asked name: reached when some code asks for that name. */
    private boolean isLazySubmodule(Reference reference) {
        String prefix = reference.from() + ".";
        return reference.context() == Context.ATTRIBUTE && reference.to().startsWith(prefix)
                && texts.of(reference.from()).stream().anyMatch(f -> f.literals().contains(reference.to().substring(prefix.length())));
    }

    private boolean wake() {
        List<Reference> awake = waiting.stream().filter(r -> !reached.contains(r.to()) && isMeant(r)).toList();
        awake.forEach(r -> edge(r.from(), r.kind(), r.to()));
        waiting.removeIf(r -> reached.contains(r.to()));
        return !awake.isEmpty();
    }

    private boolean isMeant(Reference reference) {
        if (reference.kind() != EdgeKind.COMPOSES) {
            return attributeNames.contains(reference.to().substring(reference.from().length() + 1));
        }
        for (String part : reference.to().split("\\.")) {
            if (!strings.containsKey(part) && !reference.from().startsWith(part) && !isPrefixPart(reference, part)) {
                return false;
            }
        }
        return true;
    }

    /** Parts that the pattern itself spells out. */
    private boolean isPrefixPart(Reference reference, String part) {
        return texts.of(reference.from()).stream().flatMap(f -> f.dynamicImports().stream()).map(DynamicImport::pattern)
                .anyMatch(p -> List.of(p.split("\\.")).contains(part));
    }

    private void unresolved(String module, DynamicImport site) {
        boolean isPackage = tree.files(module).stream().anyMatch(ModuleFile::isPackage);
        String around = isPackage ? module : ImportResolver.parent(module);
        List<String> chain = List.of(module + ":" + site.line());
        boolean own = tree.files(module).stream().anyMatch(f -> tree.ownerOf(f.entry()).isEmpty());
        String answer;
        if (site.call().equals("exec")) {
            starImports(module);
        }
        if (BY_FILE.contains(site.call())) {
            texts.of(module).stream().flatMap(f -> f.literals().stream()).filter(text -> text.endsWith(".py") && text.indexOf('/') < 0)
                    .forEach(text -> edge(module, EdgeKind.NAMES, (around.isEmpty() ? "" : around + ".") + text.substring(0, text.length() - 3)));
            answer = "modules beside it whose file names it writes are kept, and every module that reached code names in a string";
        } else if (!around.isEmpty()) {
            tree.modules().subSet(around + ".", around + "/").forEach(m -> edge(module, EdgeKind.COMPOSES, m));
            answer = "every module of " + around + " is kept, and every module that reached code names in a string";
        } else if (own) {
            tree.moduleFiles().forEach(files -> files.stream().filter(f -> tree.ownerOf(f.entry()).isEmpty()).forEach(f -> edge(module, EdgeKind.COMPOSES, f.module())));
            answer = "every module of the application is kept, and every module that reached code names in a string";
        } else {
            answer = "every module that reached code names in a string is kept";
        }
        open.add(new DynamicSite(module + (site.line() > 0 ? ":" + site.line() : ""), site.call() + "(" + site.pattern() + ")", answer, chain));
    }

    /** {@code exec("from x import *")} asks for everything in the {@code __all__} of modules that its callers name, lazy submodules included. */
    private void starImports(String module) {
        Set<String> callers = new TreeSet<>(Set.of(module));
        graph.to(module).forEach(r -> callers.add(r.from()));
        callers.stream().flatMap(c -> texts.of(c).stream()).flatMap(f -> f.literals().stream()).filter(tree::exists).distinct().sorted().forEach(named -> {
            edge(module, EdgeKind.NAMES, named);
            texts.of(named).stream().flatMap(f -> f.exported().stream()).forEach(name -> edge(module, EdgeKind.NAMES, named + "." + name));
        });
    }

    /** Entry points of a group that reached code names, or of every group where it asks for all. */
    private boolean entryPoints() {
        int before = reached.size();
        for (Installed here : tree.installed()) {
            for (EntryPoint point : here.distribution().entryPoints()) {
                String asking = strings.get(point.group());
                if (!point.isScript() && asking != null && tree.exists(point.module()) && !reached.contains(point.module())) {
                    edge(asking, EdgeKind.PROVIDED_BY, point.module());
                }
            }
        }
        return reached.size() > before;
    }

    private void scan(Entry entry, String module) {
        if (!scanned.add(entry.path())) {
            return;
        }
        try {
            String around = ImportResolver.parent(module);
            for (String name : NativeText.names(entry.content(), names)) {
                if (sharedLibraries.containsKey(name)) {
                    libraries.add(name);
                } else if (hidden.containsKey(name)) {
                    ImportResolver.within(tree, hidden.get(name)).forEach(to -> edge(module, EdgeKind.NAMES, to));
                } else if (tree.exists(name)) {
                    edge(module, EdgeKind.NAMES, name);
                }
            }
            for (String name : NativeText.names(entry.content(), siblings.computeIfAbsent(around, this::siblingNames))) {
                edge(module, EdgeKind.NAMES, around.isEmpty() ? name : around + "." + name);
            }
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.unreadable", entry.path().qualified(), "cannot be read: " + e.getMessage(), "It is kept; what it imports is not known"));
        }
    }

    private NameTrie siblingNames(String around) {
        String prefix = around.isEmpty() ? "" : around + ".";
        return new NameTrie(tree.modules().tailSet(prefix).stream().takeWhile(m -> m.startsWith(prefix)).map(m -> m.substring(prefix.length()))
                .filter(m -> m.indexOf('.') < 0 && m.length() > 2 && !around.isEmpty()).toList());
    }

    /** Libraries that reached code mentions are code too: what they mention is reached in turn. */
    private boolean scanLibraries() {
        int before = libraries.size();
        sharedLibraries.keySet().stream().filter(name -> strings.keySet().stream().anyMatch(text -> text.endsWith(name))).forEach(libraries::add);
        for (String name : List.copyOf(libraries)) {
            for (EntryPath path : sharedLibraries.get(name)) {
                if (scanned.add(path)) {
                    mention(path);
                }
            }
        }
        return libraries.size() > before || !queue.isEmpty();
    }

    private void mention(EntryPath path) {
        try {
            Entry entry = tree.sites().stream().flatMap(s -> s.files().values().stream()).filter(e -> e.path().equals(path)).findFirst().orElseThrow();
            NativeText.names(entry.content(), new NameTrie(sharedLibraries.keySet())).forEach(libraries::add);
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.unreadable", path.qualified(), "cannot be read: " + e.getMessage(), "It is kept"));
        }
    }
}
