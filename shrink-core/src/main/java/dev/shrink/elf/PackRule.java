package dev.shrink.elf;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.Architecture;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.pack}: native libraries whose cold pages are packed inside the file. Only on request: it costs start-up time and memory. */
public final class PackRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.pack", Stage.BYTES, Safety.LOSSLESS,
            "Packs cold code and constants of native libraries inside the same file; they unpack themselves when loaded");

    private static final LibraryTransform TRANSFORM = new LibraryTransform("elf.pack", ThawPacker::pack);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        boolean all = facts.settings().get(SettingTable.PACK);
        boolean some = facts.settings().get(SettingTable.FIT).isPresent();
        if (!all && !some) {
            return;
        }
        Architecture architecture = facts.settings().get(SettingTable.ARCH);
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        Optional<Set<EntryPath>> chosen = all ? Optional.empty() : Optional.of(facts.get(PackChoice.ANALYSIS).chosen());
        for (NativeLibrary library : facts.get(NativeLibraries.ANALYSIS).all()) {
            // Inside an archive Lambda counts the packed size, and deflate has already taken what packing would.
            boolean counts = library.path().depth() == 0;
            boolean wanted = chosen.map(c -> c.contains(library.path())).orElse(true);
            if (counts && wanted && library.architecture().filter(architecture::equals).isPresent() && untouchable.reason(library.path()).isEmpty()) {
                out.accept(new Proposal.Rewrite(library.path(), TRANSFORM, Reason.of(INFO,
                        some ? "packing this library is among the cheapest ways to fit into " + facts.settings().get(SettingTable.FIT).get()
                                : "its cold pages are packed; loading it takes longer and more memory")));
            }
        }
    }
}
