package dev.shrink.elf;

import java.util.List;
import java.util.Map;
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

/** {@code elf.gpu-stand-ins}: GPU libraries that must be there to be loaded, but are never called without a GPU. */
public final class GpuStandInsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.gpu-stand-ins", Stage.BYTES, Safety.LOSSLESS,
            "Puts small stand-ins in the place of GPU libraries that other libraries need only to be loaded");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.CPU_ONLY)) {
            return;
        }
        NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
        Map<EntryPath, List<String>> needed = facts.get(GpuPlan.ANALYSIS).needed();
        facts.get(StandInPlan.ANALYSIS).functions().forEach((path, functions) -> {
            List<String> inPackage = libraries.byPath().get(path).needed().stream().filter(n -> !libraries.named(n).isEmpty()).toList();
            LibraryTransform transform = new LibraryTransform("elf.gpu-stand-in", (in, result) -> StandIn.write(in, result, functions, inPackage));
            out.accept(new Proposal.Rewrite(path, transform, new Reason(INFO.id(),
                    "Lambda has no GPU; this library must be there to be loaded, and %d of its functions are imported by libraries that stay".formatted(functions.size()),
                    needed.get(path))));
        });
    }
}
