package dev.shrink.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses which libraries to pack so that a deployment fits: the best saved bytes per start-up cost first, and none that is not needed.
 * A pure function of what each library saves and costs.
 */
final class BudgetSolver {

    /**
     * @param name of the library; unique
     * @param savedBytes what packing it takes off the deployment
     * @param startUpCost what loading it costs more, in any unit that is the same for all; more than 0
     * @param <N> what names a library
     */
    record Candidate<N>(N name, long savedBytes, double startUpCost) {
        double bytesPerCost() {
            return savedBytes / startUpCost;
        }
    }

    /**
     * @param packed in the order in which they were chosen
     * @param savedBytes of all of them
     * @param startUpCost of all of them
     * @param fits whether that is enough
     */
    record Choice<N>(Set<N> packed, long savedBytes, double startUpCost, boolean fits) {
    }

    private BudgetSolver() {
    }

    /** @param excess how many bytes the deployment has too many; with 0 or less nothing is packed */
    static <N> Choice<N> choose(List<Candidate<N>> candidates, long excess) {
        List<Candidate<N>> byWorth = candidates.stream().filter(c -> c.savedBytes() > 0)
                .sorted(Comparator.comparingDouble((Candidate<N> c) -> -c.bytesPerCost()).thenComparing(c -> c.name().toString())).toList();
        List<Candidate<N>> chosen = new ArrayList<>();
        long saved = 0;
        for (Candidate<N> c : byWorth) {
            if (saved >= excess) {
                break;
            }
            chosen.add(c);
            saved += c.savedBytes();
        }
        saved = replaceLast(chosen, byWorth, saved, excess);
        saved = dropUnneeded(chosen, saved, excess);
        Set<N> names = new LinkedHashSet<>();
        chosen.forEach(c -> names.add(c.name()));
        return new Choice<>(names, saved, chosen.stream().mapToDouble(Candidate::startUpCost).sum(), saved >= excess);
    }

    /** The last one chosen may have made earlier ones superfluous; the dearest of those go first. */
    private static <N> long dropUnneeded(List<Candidate<N>> chosen, long saved, long excess) {
        long left = saved;
        List<Candidate<N>> byCost = chosen.stream().sorted(Comparator.comparingDouble((Candidate<N> c) -> -c.startUpCost()).thenComparing(c -> c.name().toString())).toList();
        for (Candidate<N> c : byCost) {
            if (left - c.savedBytes() >= excess) {
                chosen.remove(c);
                left -= c.savedBytes();
            }
        }
        return left;
    }

    /** A cheaper library may be enough in place of the last one. */
    private static <N> long replaceLast(List<Candidate<N>> chosen, List<Candidate<N>> all, long saved, long excess) {
        if (chosen.isEmpty() || saved < excess) {
            return saved;
        }
        Candidate<N> last = chosen.get(chosen.size() - 1);
        long without = saved - last.savedBytes();
        Candidate<N> best = last;
        for (Candidate<N> c : all) {
            if (!chosen.contains(c) && without + c.savedBytes() >= excess && c.startUpCost() < best.startUpCost()) {
                best = c;
            }
        }
        chosen.set(chosen.size() - 1, best);
        return without + best.savedBytes();
    }
}
