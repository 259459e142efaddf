package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code python.sources}: what a compiler or linker made, or would make, the extension modules from. */
public final class SourcesRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.sources", Stage.FILES, Safety.LOSSLESS,
            "Takes out C, C++, Fortran and Cython sources, headers, static libraries and build scripts inside packages");
    private static final Set<String> KINDS = Set.of("pyx", "pxd", "pxi", "pyf", "c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "inl", "cu", "cuh",
            "f", "f77", "f90", "f95", "for", "a", "la", "o", "obj", "lib", "build", "cmake", "pc", "tp", "src");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        if (tree.isEmpty()) {
            return;
        }
        RuntimeTexts runtime = facts.get(RuntimeTexts.ANALYSIS);
        for (Site site : tree.sites()) {
            site.files().forEach((relative, entry) -> {
                if (isSource(relative) && tree.ownerOf(entry).isPresent()) {
                    out.accept(judge(entry, runtime));
                }
            });
        }
        buildScripts(facts, tree, out);
    }

    private static boolean isSource(String relative) {
        String file = relative.substring(relative.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean metadata = relative.contains(".dist-info/") || relative.contains(".egg-info/");
        // lists that generate headers lie among them: numpy/core/include/numpy/multiarray_api.txt
        boolean amongHeaders = relative.contains("/include/") && file.endsWith("_api.txt");
        return !metadata && relative.indexOf('/') > 0 && (amongHeaders || KINDS.contains(file.substring(file.lastIndexOf('.') + 1)));
    }

    /** A library that compiles at run time names its headers. */
    private static Proposal judge(Entry entry, RuntimeTexts runtime) {
        String name = entry.path().fileName();
        Optional<String> reader = runtime.moduleNaming(entry, text -> text.equals(name) || text.endsWith("/" + name));
        return reader.<Proposal>map(module -> new Keep(entry.path(), Keep.Extent.PRESENCE,
                        Reason.of(INFO, "a module names it and may read it at run time", module + " names '" + name + "'")))
                .orElseGet(() -> new Remove(entry.path(), Reason.of(INFO, "only compilers and linkers read it, and no module names it")));
    }

    private static void buildScripts(Facts facts, PythonTree tree, Consumer<Proposal> out) {
        ModuleTexts texts = facts.get(ModuleTexts.ANALYSIS);
        ImportGraph graph = facts.get(ImportGraph.ANALYSIS);
        for (String module : tree.modules()) {
            boolean scripts = !tree.files(module).isEmpty() && tree.files(module).stream().allMatch(f -> f.kind() == ModuleFile.Kind.CACHE || TestFiles.isBuildScript(texts, f));
            boolean used = graph.to(module).stream().anyMatch(r -> tree.files(r.from()).stream().noneMatch(f -> TestFiles.isBuildScript(texts, f)));
            if (scripts && !used && module.indexOf('.') > 0) {
                tree.files(module).forEach(f -> out.accept(new Remove(f.entry().path(),
                        Reason.of(INFO, "it is the script that built the package, and only build scripts import it"))));
            }
        }
    }
}
