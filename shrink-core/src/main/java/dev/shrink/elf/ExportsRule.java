package dev.shrink.elf;

import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.exports}: C++ names that no library of a closed deployment asks for. Only on request. */
public final class ExportsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.exports", Stage.BYTES, Safety.STATIC,
            "Takes C++ names that nothing in the deployment asks for out of native libraries");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.PRUNE_EXPORTS)) {
            return;
        }
        AskedNames names = facts.get(AskedNames.ANALYSIS);
        if (!names.complete()) {
            facts.tell(Diagnostic.note("elf.exports-kept", view.artifacts().get(0).name(), "keeps all names in its libraries: one of them could not be read, so nobody knows what it asks for"));
            return;
        }
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        for (NativeLibrary library : facts.get(NativeLibraries.ANALYSIS).all()) {
            if (untouchable.reason(library.path()).isEmpty()) {
                LibraryTransform transform = new LibraryTransform(INFO.id(), (in, result) -> ExportPruner.prune(in, result, names.imported(), names.shared()));
                out.accept(new Proposal.Rewrite(library.path(), transform, Reason.of(INFO,
                        "no library of the deployment imports these C++ names and no file mentions them; the library itself does not need their names")));
            }
        }
    }
}
