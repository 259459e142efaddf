package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.python.source.ModuleFacts.Trait;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code python.stubs}: type stubs, unless the package reads them to load itself lazily. */
public final class StubsRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.stubs", Stage.FILES, Safety.LOSSLESS,
            "Takes out type stubs (.pyi) that no lazy_loader.attach_stub reads");

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
        Map<String, String> readers = readers(tree, facts.get(ModuleTexts.ANALYSIS));
        for (Site site : tree.sites()) {
            for (Entry entry : site.files().values()) {
                if (entry.path().name().endsWith(".pyi")) {
                    out.accept(judge(entry, readers, runtime));
                }
            }
        }
    }

    /** Folders in which a module reads its stub. */
    private static Map<String, String> readers(PythonTree tree, ModuleTexts texts) {
        Map<String, String> folders = new HashMap<>();
        for (List<ModuleFile> files : tree.moduleFiles()) {
            files.stream().filter(f -> texts.of(f).traits().contains(Trait.READS_STUB))
                    .forEach(f -> folders.put(f.entry().path().artifact() + ":" + f.entry().path().folder(), f.module()));
        }
        return folders;
    }

    private static Proposal judge(Entry entry, Map<String, String> readers, RuntimeTexts runtime) {
        Optional<String> reader = Optional.ofNullable(readers.get(entry.path().artifact() + ":" + entry.path().folder()))
                .or(() -> runtime.moduleNaming(entry, text -> text.endsWith(".pyi")));
        return reader.<Proposal>map(module -> new Keep(entry.path(), Keep.Extent.BYTES,
                        Reason.of(INFO, "a module of the package reads stubs at run time", module)))
                .orElseGet(() -> new Remove(entry.path(), Reason.of(INFO, "only type checkers read stubs; Python never does")));
    }
}
