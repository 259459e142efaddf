package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BudgetSolverTest {

    private static BudgetSolver.Candidate<String> library(String name, long saved, double cost) {
        return new BudgetSolver.Candidate<>(name, saved, cost);
    }

    @Example
    void packsNothingThatFitsAsItIs() {
        assertThat(BudgetSolver.choose(List.of(library("a", 100, 1)), 0).packed()).isEmpty();
    }

    @Example
    void takesTheMostBytesPerStartUpCostFirst() {
        var choice = BudgetSolver.choose(List.of(library("dear", 100, 10), library("cheap", 100, 1), library("fair", 100, 5)), 150);
        assertThat(choice.packed()).containsExactly("cheap", "fair");
        assertThat(choice.startUpCost()).isEqualTo(6);
        assertThat(choice.fits()).isTrue();
    }

    @Example
    void takesBackWhatTheLastChoiceMadeSuperfluous() {
        var choice = BudgetSolver.choose(List.of(library("small", 10, 0.5), library("large", 1000, 100)), 500);
        assertThat(choice.packed()).containsExactly("large");
    }

    @Example
    void prefersACheaperLibraryWhereItIsEnough() {
        var choice = BudgetSolver.choose(List.of(library("first", 100, 1), library("huge", 1000, 20), library("enough", 60, 5)), 150);
        assertThat(choice.packed()).containsExactlyInAnyOrder("first", "enough");
    }

    @Example
    void saysWhenEverythingIsNotEnough() {
        var choice = BudgetSolver.choose(List.of(library("a", 100, 1), library("useless", 0, 1)), 101);
        assertThat(choice.fits()).isFalse();
        assertThat(choice.packed()).containsExactly("a");
    }

    @Property
    void fitsWheneverPackingEverythingWouldAndHasNoSuperfluousLibrary(@ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1000) Long> saved,
                                                                    @ForAll @IntRange(min = 1, max = 6000) int excess) {
        List<BudgetSolver.Candidate<String>> all = IntStream.range(0, saved.size()).mapToObj(i -> library("lib" + i, saved.get(i), 1 + i % 4)).toList();
        var choice = BudgetSolver.choose(all, excess);
        assertThat(choice.fits()).isEqualTo(saved.stream().mapToLong(Long::longValue).sum() >= excess);
        assertThat(choice.savedBytes()).isEqualTo(all.stream().filter(c -> choice.packed().contains(c.name())).mapToLong(BudgetSolver.Candidate::savedBytes).sum());
        if (choice.fits()) {
            assertThat(all.stream().filter(c -> choice.packed().contains(c.name()))).allMatch(c -> choice.savedBytes() - c.savedBytes() < excess);
        }
    }
}
