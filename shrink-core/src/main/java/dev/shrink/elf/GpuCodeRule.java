package dev.shrink.elf;

import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.gpu-code}: host libraries without the device code that only a GPU's driver reads. */
public final class GpuCodeRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.gpu-code", Stage.BYTES, Safety.LOSSLESS,
            "Takes GPU device code out of native libraries that also run on the CPU");

    private static final LibraryTransform TRANSFORM = new LibraryTransform("elf.gpu-code", GpuCode::cut);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.CPU_ONLY)) {
            return;
        }
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        Set<EntryPath> replaced = facts.get(StandInPlan.ANALYSIS).functions().keySet();
        for (NativeLibrary library : facts.get(NativeLibraries.ANALYSIS).all()) {
            if (library.gpuCode() && !replaced.contains(library.path()) && untouchable.reason(library.path()).isEmpty()) {
                out.accept(new Proposal.Rewrite(library.path(), TRANSFORM, Reason.of(INFO,
                        "Lambda has no GPU; without a driver the host code passes the address of its device code on and never reads it",
                        "sections or containers of CUDA device code (.nv_fatbin, cubin)")));
            }
        }
    }
}
