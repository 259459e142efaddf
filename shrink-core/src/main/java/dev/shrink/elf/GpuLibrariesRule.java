package dev.shrink.elf;

import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.gpu-libraries}: GPU libraries that nothing needs to be loaded, and device code in files of its own. */
public final class GpuLibrariesRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.gpu-libraries", Stage.FILES, Safety.LOSSLESS,
            "Removes GPU libraries that no remaining library needs, and files of GPU device code");

    /** Device code in files: LLVM bitcode and intermediate code for linking, cubins, fat binaries, PTX. */
    private static final Set<String> DEVICE_CODE = Set.of("ltoir", "cubin", "fatbin", "ptx");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.CPU_ONLY)) {
            return;
        }
        for (NativeLibrary library : facts.get(GpuPlan.ANALYSIS).unneeded()) {
            out.accept(new Proposal.Remove(library.path(), Reason.of(INFO, "Lambda has no GPU, and no library that stays needs this one (DT_NEEDED)",
                    "soname " + library.soname().orElse("none"))));
        }
        view.leaves().filter(e -> isDeviceCode(e.path().name())).forEach(e -> out.accept(new Proposal.Remove(e.path(),
                Reason.of(INFO, "device code for GPUs, which Lambda has not"))));
    }

    private static boolean isDeviceCode(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        boolean bitcode = extension.equals("bc") && name.matches("(.*/)?lib(nccl|nvshmem|device)[^/]*\\.bc");
        return bitcode || DEVICE_CODE.contains(extension);
    }
}
