package dev.shrink.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which of many changes broke something, with few runs.
 *
 * <p>A divide and conquer over "does it work if these are put back?": QuickXplain (Ulrich Junker, "QuickXPlain: preferred explanations and
 * relaxations for over-constrained problems", 2004). Where ddmin needs a number of runs that grows with the square of the culprits, this needs
 * about {@code 2k·log2(n/k) + 2k} for k culprits among n changes. It takes for granted that putting back more never breaks anything.
 *
 * @param <T> a change
 */
public final class Culprits<T> {

    /**
     * Says whether it works with some changes put back.
     *
     * @param <T> a change
     */
    @FunctionalInterface
    public interface Oracle<T> {
        boolean works(List<T> putBack) throws IOException, InterruptedException;
    }

    /**
     * What was found.
     *
     * @param culprits changes that, put back, make it work; in the order in which they were given
     * @param minimal  whether each of them is needed; if not, the allowed runs were used up, and more than needed is put back
     * @param runs     how often it was tried
     * @param <T>      a change
     */
    public record Found<T>(List<T> culprits, boolean minimal, int runs) {
        public Found {
            culprits = List.copyOf(culprits);
        }
    }

    private final Oracle<T> oracle;
    private final int maxRuns;
    private int runs;
    private boolean exhausted;

    private Culprits(Oracle<T> oracle, int maxRuns) {
        this.oracle = oracle;
        this.maxRuns = maxRuns;
    }

    /**
     * Finds a smallest set of changes to put back: without any one of them it does not work.
     *
     * @param changes the changes, the likely culprits first: that saves runs
     * @param oracle  tries; not asked about putting back nothing, which is known not to work
     * @param maxRuns how often it may try; at least 1
     * @return empty if it does not work even with all changes put back
     */
    public static <T> Optional<Found<T>> find(List<T> changes, Oracle<T> oracle, int maxRuns) throws IOException, InterruptedException {
        Culprits<T> search = new Culprits<>(oracle, maxRuns);
        if (changes.isEmpty() || !search.works(changes)) {
            return Optional.empty();
        }
        Set<T> culprits = new HashSet<>(search.among(changes, List.of(), false));
        return Optional.of(new Found<>(changes.stream().filter(culprits::contains).toList(), !search.exhausted, search.runs));
    }

    /** What of {@code changes} is needed beside {@code base}; both together work. */
    private List<T> among(List<T> changes, List<T> base, boolean baseIsNew) throws IOException, InterruptedException {
        if (baseIsNew && works(base)) {
            return List.of();
        }
        if (changes.size() == 1 || exhausted) {
            return changes;
        }
        List<T> likely = changes.subList(0, changes.size() / 2);
        List<T> others = changes.subList(changes.size() / 2, changes.size());
        List<T> fromOthers = among(others, concat(base, likely), true);
        List<T> fromLikely = among(likely, concat(base, fromOthers), !fromOthers.isEmpty());
        return concat(fromLikely, fromOthers);
    }

    private boolean works(List<T> putBack) throws IOException, InterruptedException {
        if (runs >= maxRuns) {
            exhausted = true;
            return false; // fail towards putting back
        }
        runs++;
        return oracle.works(putBack);
    }

    private List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
