package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Size;

/**
 * Which libraries the budget solver packs for {@code --fit}. Lambda limits each function with all layers, so the largest function counts.
 *
 * @param chosen the libraries to pack
 */
record PackChoice(Set<EntryPath> chosen) {

    static final Analysis<PackChoice> ANALYSIS = Reader.INSTANCE;

    PackChoice {
        chosen = Set.copyOf(chosen);
    }

    private enum Reader implements Analysis<PackChoice> {
        INSTANCE;

        @Override
        public PackChoice analyze(Deployment view, Facts facts) {
            Optional<Size> target = facts.settings().get(SettingTable.FIT);
            if (target.isEmpty()) {
                return new PackChoice(Set.of());
            }
            List<Estimate> estimates = estimates(facts);
            long layers = view.layers().stream().mapToLong(a -> size(a, estimates)).sum();
            Set<EntryPath> chosen = new HashSet<>();
            for (Artifact function : view.functions().isEmpty() ? List.<Artifact>of() : view.functions()) {
                List<BudgetSolver.Candidate<EntryPath>> candidates = new ArrayList<>();
                for (Estimate e : estimates) {
                    boolean mine = e.path().artifact().equals(function.name()) || view.layers().stream().anyMatch(l -> l.name().equals(e.path().artifact()));
                    if (mine && !chosen.contains(e.path())) {
                        candidates.add(new BudgetSolver.Candidate<>(e.path(), e.lossless() - e.packed(), e.startUpCost()));
                    }
                }
                long already = estimates.stream().filter(e -> chosen.contains(e.path())).mapToLong(e -> e.lossless() - e.packed()).sum();
                long excess = size(function, estimates) + layers - already - target.get().bytes();
                BudgetSolver.Choice<EntryPath> choice = BudgetSolver.choose(candidates, excess);
                chosen.addAll(choice.packed());
                tell(facts, function, choice, excess);
            }
            return new PackChoice(chosen);
        }

        private static void tell(Facts facts, Artifact function, BudgetSolver.Choice<EntryPath> choice, long excess) {
            if (excess <= 0) {
                facts.tell(Diagnostic.note("elf.fits", function.name(), "fits without packing a library"));
            } else {
                facts.tell(Diagnostic.note("elf.packed-to-fit", function.name(), ("%s packed to take off %s; about %.0f ms of processor time more when all are loaded, "
                        + "and as much memory as their unpacked code").formatted(choice.packed().size() == 1 ? "1 library is" : choice.packed().size() + " libraries are", new Size(excess), choice.startUpCost())));
            }
            if (!choice.fits()) {
                facts.tell(Diagnostic.warning("elf.does-not-fit", function.name(), "%s too many even with every library packed".formatted(new Size(excess - choice.savedBytes())),
                        "Take dependencies out, or split the function"));
            }
        }

        /** What the artifact will have with every library rewritten without packing. */
        private static long size(Artifact artifact, List<Estimate> estimates) {
            long total = artifact.root().walk().filter(e -> e.path().depth() == 0).mapToLong(Entry::cost).sum();
            return total - estimates.stream().filter(e -> e.path().artifact().equals(artifact.name())).mapToLong(e -> e.now() - e.lossless()).sum();
        }

        private static List<Estimate> estimates(Facts facts) {
            Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
            return facts.get(NativeLibraries.ANALYSIS).all().parallelStream()
                    .filter(l -> l.path().depth() == 0 && untouchable.reason(l.path()).isEmpty())
                    .flatMap(l -> estimate(l, facts).stream()).toList();
        }

        private static Optional<Estimate> estimate(NativeLibrary library, Facts facts) {
            try {
                Path file = facts.scratch().fileOf(library.entry().content());
                boolean cpuOnly = facts.settings().get(SettingTable.CPU_ONLY);
                return PackEstimator.estimate(file, cpuOnly).map(e -> new Estimate(library.path(), library.entry().size(), e.lossless(), e.packed(), e.startUpMillis()));
            } catch (IOException e) {
                facts.tell(Diagnostic.warning("elf.not-read", library.path().qualified(), "could not be read: " + e.getMessage(), "Build the artifact again"));
                return Optional.empty();
            }
        }
    }

    private record Estimate(EntryPath path, long now, long lossless, long packed, double startUpCost) {
    }
}
