package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.python.dist.EntryPoint;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Trait;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which test files something outside of tests uses. References count from every module that is neither a test nor a build
 * script: imports of all kinds, entry points, handlers, and strings that name a module, or a path to data.
 *
 * @param removable test files that nothing outside uses
 * @param needed test files that stay, with the reference that needs them
 */
record TestModules(List<Entry> removable, Map<EntryPath, String> needed) {
    static final Analysis<TestModules> ANALYSIS = new Finding();

    private record Finding() implements Analysis<TestModules> {
        @Override
        public TestModules analyze(Deployment view, Facts facts) {
            return new Search(facts).run();
        }
    }

    private static final class Search {
        private final Facts facts;
        private final PythonTree tree;
        private final ModuleTexts texts;
        private final ImportGraph graph;
        private final Set<String> tests = new TreeSet<>();
        private final Set<String> buildScripts = new HashSet<>();
        private final Map<String, String> neededModules = new LinkedHashMap<>();
        private final Map<EntryPath, String> needed = new LinkedHashMap<>();

        Search(Facts facts) {
            this.facts = facts;
            this.tree = facts.get(PythonTree.ANALYSIS);
            this.texts = facts.get(ModuleTexts.ANALYSIS);
            this.graph = facts.get(ImportGraph.ANALYSIS);
        }

        TestModules run() {
            Map<Site, TestFiles> bySite = new LinkedHashMap<>();
            tree.sites().forEach(site -> bySite.put(site, TestFiles.of(tree, site)));
            bySite.values().forEach(files -> tests.addAll(files.modules()));
            tree.moduleFiles().forEach(files -> files.stream().filter(f -> TestFiles.isBuildScript(texts, f)).forEach(f -> buildScripts.add(f.module())));
            List<String> companions = companions();
            tests.addAll(companions);
            markFromOutside();
            bySite.forEach(this::markData);
            return collect(bySite.values().stream().flatMap(files -> files.entries().stream()), companions);
        }

        /**
         * Modules beside the code that tests use and nothing else: those named as tests, and private extension modules that no native code names.
         */
        private List<String> companions() {
            List<String> found = new ArrayList<>();
            for (String module : tree.modules()) {
                List<Reference> users = graph.to(module).stream().filter(r -> r.kind() != EdgeKind.COMPOSES).toList();
                boolean candidate = !tests.contains(module) && (TestFiles.isTestWord(module) || isPrivateExtension(module));
                if (candidate && users.stream().anyMatch(r -> tests.contains(r.from()))
                        && users.stream().allMatch(r -> tests.contains(r.from()) || buildScripts.contains(r.from()))) {
                    found.add(module);
                }
            }
            found.removeAll(namedNatively(found.stream().filter(module -> !TestFiles.isTestWord(module)).toList()));
            return found;
        }

        private boolean isPrivateExtension(String module) {
            List<ModuleFile> files = tree.files(module).stream().filter(ModuleFile::importable).toList();
            return module.substring(module.lastIndexOf('.') + 1).startsWith("_") && !files.isEmpty() && files.stream().allMatch(ModuleFile::isTaggedExtension);
        }

        /** Extension modules import each other without that a source says so. */
        private Set<String> namedNatively(List<String> modules) {
            Set<String> named = new HashSet<>();
            if (modules.isEmpty()) {
                return named;
            }
            NameTrie names = new NameTrie(modules.stream().flatMap(m -> Stream.of(m, m.substring(m.lastIndexOf('.') + 1))).distinct().toList());
            tree.moduleFiles().parallelStream().flatMap(List::stream).filter(f -> f.kind() == ModuleFile.Kind.EXTENSION).map(f -> mentions(f, names, modules))
                    .forEachOrdered(named::addAll);
            return named;
        }

        private Set<String> mentions(ModuleFile file, NameTrie names, List<String> modules) {
            try {
                Set<String> found = NativeText.words(file.entry().content(), names);
                return modules.stream().filter(m -> !m.equals(file.module()) && (found.contains(m) || found.contains(m.substring(m.lastIndexOf('.') + 1)))).collect(Collectors.toSet());
            } catch (IOException unreadable) {
                return Set.copyOf(modules);
            }
        }

        private void markFromOutside() {
            for (String test : tests) {
                graph.to(test).stream().filter(r -> !tests.contains(r.from()) && !buildScripts.contains(r.from()))
                        .filter(r -> r.kind() != EdgeKind.COMPOSES && r.context() != ModuleFacts.Context.TYPE_CHECKING)
                        .findFirst().ifPresent(r -> need(test, r.sentence()));
            }
            for (PythonTree.Installed here : tree.installed()) {
                here.distribution().entryPoints().stream().map(EntryPoint::module).filter(tests::contains)
                        .forEach(module -> need(module, here.distribution().name() + " offers it as an entry point"));
            }
            Stream.concat(facts.settings().get(SettingTable.HANDLER).stream(), facts.settings().get(SettingTable.ROOT).stream())
                    .forEach(root -> Stream.of(root, ImportResolver.parent(root)).map(r -> r.replace('/', '.')).filter(tests::contains)
                            .forEach(module -> need(module, "it is the handler or root " + root)));
        }

        /** The module, the packages around it and what it imports in turn. */
        private void need(String module, String reason) {
            Deque<String> queue = new ArrayDeque<>(List.of(module));
            while (!queue.isEmpty()) {
                String next = queue.remove();
                if (!tests.contains(next) || neededModules.putIfAbsent(next, reason) != null) {
                    continue;
                }
                queue.add(ImportResolver.parent(next));
                graph.from(next).stream().filter(r -> r.context() != ModuleFacts.Context.TYPE_CHECKING).map(Reference::to).forEach(queue::add);
            }
        }

        /** Data in folders of tests that code outside names by path, or that a needed test module can read. */
        private void markData(Site site, TestFiles files) {
            for (Map.Entry<String, Entry> file : site.files().entrySet()) {
                tree.moduleFile(file.getValue().path()).filter(m -> m.kind() == ModuleFile.Kind.SOURCE).ifPresent(module -> {
                    String folder = file.getKey().contains("/") ? file.getKey().substring(0, file.getKey().lastIndexOf('/') + 1) : "";
                    boolean test = tests.contains(module.module());
                    ModuleFacts said = texts.of(module);
                    if (test && neededModules.containsKey(module.module()) && said.traits().contains(Trait.READS_FILES)) {
                        site.files().subMap(folder, true, folder + Character.MAX_VALUE, false).values().stream()
                                .filter(e -> tree.moduleFile(e.path()).isEmpty())
                                .forEach(e -> needed.putIfAbsent(e.path(), module.module() + " reads files and stays"));
                    } else if (!test && !buildScripts.contains(module.module())) {
                        said.literals().stream().filter(text -> text.contains("test"))
                                .forEach(text -> markPath(site, files, folder, text, module.module()));
                    }
                });
            }
        }

        private void markPath(Site site, TestFiles files, String folder, String text, String module) {
            String path = text.startsWith("./") ? text.substring(2) : text;
            if (path.indexOf('/') <= 0 || path.contains("*")) {
                return;
            }
            for (String at : Set.of(folder + path, path)) {
                String name = at.endsWith("/") ? at.substring(0, at.length() - 1) : at;
                if (files.contains(name + "/x")) {
                    Stream.concat(site.file(name).stream(), site.under(name).values().stream())
                            .forEach(e -> needed.putIfAbsent(e.path(), module + " names the path '" + text + "'"));
                }
            }
        }

        private TestModules collect(Stream<Entry> byPlace, List<String> companions) {
            Stream<Entry> beside = companions.stream().flatMap(module -> tree.files(module).stream()).map(ModuleFile::entry);
            List<Entry> removable = new ArrayList<>();
            Set<EntryPath> seen = new HashSet<>();
            Stream.concat(byPlace, beside).filter(entry -> seen.add(entry.path())).forEach(entry -> {
                tree.moduleFile(entry.path()).map(f -> neededModules.get(f.module())).ifPresent(reason -> needed.put(entry.path(), reason));
                if (!needed.containsKey(entry.path())) {
                    removable.add(entry);
                }
            });
            return new TestModules(List.copyOf(removable), Map.copyOf(needed));
        }
    }
}
