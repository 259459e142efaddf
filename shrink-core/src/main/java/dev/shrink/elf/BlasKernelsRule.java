package dev.shrink.elf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.blas-kernels}: OpenBLAS without the kernels for processors that Lambda does not have. */
public final class BlasKernelsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.blas-kernels", Stage.BYTES, Safety.STATIC,
            "Takes kernels for processors that Lambda does not have out of OpenBLAS; its dispatcher takes the oldest type's kernels in their place");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        Set<String> absent = absent();
        for (NativeLibrary library : libraries.all()) {
            if (!library.path().fileName().contains("openblas") || untouchable.reason(library.path()).isPresent()) {
                continue;
            }
            try {
                Set<String> imported = imported(library, libraries, facts);
                LibraryTransform transform = new LibraryTransform(INFO.id(), (in, result) -> BlasKernels.cut(in, result, absent, imported));
                out.accept(new Proposal.Rewrite(library.path(), transform, Reason.of(INFO,
                        "every processor of Lambda has AVX2, for which OpenBLAS has kernels of its own; only its own dispatcher leads to those for older ones",
                        "tables gotoblas_CPU and functions that only they lead to")));
            } catch (IOException | RefusedException e) {
                facts.tell(Diagnostic.warning("elf.not-read", library.path().qualified(), "keeps its kernels: " + e.getMessage(), "Build the artifact again"));
            }
        }
    }

    private static Set<String> imported(NativeLibrary library, NativeLibraries libraries, Facts facts) throws IOException, RefusedException {
        Set<String> names = new HashSet<>();
        for (NativeLibrary user : libraries.all()) {
            if (user.needed().stream().anyMatch(library::isKnownAs)) {
                LibrarySymbols.read(user, facts.scratch()).stream().filter(Symbol::isImport).map(Symbol::name).forEach(names::add);
            }
        }
        return names;
    }

    /** Knowledge is data: {@code openblas-cpus.txt}. */
    static Set<String> absent() {
        return KnownNames.read("openblas-cpus.txt");
    }
}
