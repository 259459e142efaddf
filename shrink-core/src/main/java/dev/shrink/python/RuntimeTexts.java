package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.python.source.ModuleFacts;
import dev.shrink.python.source.ModuleFacts.Trait;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The strings in modules that can run in production, by distribution: neither tests nor modules that build packages.
 * A file whose name stands in such a string may be read.
 */
final class RuntimeTexts {
    static final Analysis<RuntimeTexts> ANALYSIS = new Reading();

    private final PythonTree tree;
    private final Map<String, Map<String, String>> byOwner = new HashMap<>();
    private final Set<String> calls = new TreeSet<>();

    private RuntimeTexts(PythonTree tree) {
        this.tree = tree;
    }

    /** The first module, of the distribution that owns the file, in which a string passes the test. */
    Optional<String> moduleNaming(Entry file, Predicate<String> text) {
        return byOwner.getOrDefault(owner(file.path()), Map.of()).entrySet().stream().filter(e -> text.test(e.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /** The first module of any distribution in which a string passes the test. */
    Optional<String> moduleNamingAnywhere(Predicate<String> text) {
        return byOwner.values().stream().flatMap(texts -> texts.entrySet().stream()).filter(e -> text.test(e.getKey())).map(Map.Entry::getValue).sorted().findFirst();
    }

    /** Whether some module imports or uses a name of that dotted ending, such as {@code metadata.files}. */
    boolean uses(String ending) {
        return calls.stream().anyMatch(call -> call.equals(ending) || call.endsWith("." + ending));
    }

    private String owner(EntryPath path) {
        return tree.ownerOf(path).map(here -> here.site().artifact() + ":" + here.site().prefix() + here.distribution().folder()).orElse("");
    }

    private void add(ModuleFile file, ModuleFacts facts) {
        Map<String, String> texts = byOwner.computeIfAbsent(owner(file.entry().path()), o -> new HashMap<>());
        facts.literals().forEach(text -> texts.merge(text, file.module(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
        calls.addAll(facts.attributes());
        facts.imports().forEach(i -> i.names().forEach(name -> calls.add(i.module() + "." + name)));
    }

    private record Reading() implements Analysis<RuntimeTexts> {
        @Override
        public RuntimeTexts analyze(Deployment view, Facts facts) {
            PythonTree tree = facts.get(PythonTree.ANALYSIS);
            ModuleTexts texts = facts.get(ModuleTexts.ANALYSIS);
            Set<EntryPath> tests = facts.get(TestModules.ANALYSIS).removable().stream().map(Entry::path).collect(Collectors.toCollection(HashSet::new));
            RuntimeTexts result = new RuntimeTexts(tree);
            for (List<ModuleFile> files : tree.moduleFiles()) {
                for (ModuleFile file : files) {
                    ModuleFacts said = texts.of(file);
                    if (!tests.contains(file.entry().path()) && !said.traits().contains(Trait.BUILD_SCRIPT)) {
                        result.add(file, said);
                    }
                }
            }
            return result;
        }
    }
}
