package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CulpritsTest {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private static List<Integer> changes(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void findsOneCulpritAmongManyInFewRuns() throws Exception {
        Culprits.Found<Integer> found = Culprits.find(changes(20_000), putBack -> putBack.contains(12_345), UNLIMITED).orElseThrow();

        assertThat(found.culprits()).containsExactly(12_345);
        assertThat(found.minimal()).isTrue();
        assertThat(found.runs()).isLessThanOrEqualTo(31);
    }

    @Test
    void findsALikelyCulpritInFewerRuns() throws Exception {
        assertThat(Culprits.find(changes(20_000), putBack -> putBack.contains(0), UNLIMITED).orElseThrow().runs()).isLessThanOrEqualTo(17);
    }

    @Test
    void findsIndependentCulprits() throws Exception {
        assertThat(Culprits.find(changes(1000), putBack -> putBack.containsAll(Set.of(3, 400, 999)), UNLIMITED).orElseThrow().culprits())
            .containsExactly(3, 400, 999);
    }

    @Test
    void putsBackOneOfTwoThatMayNotBothBeGone() throws Exception {
        assertThat(Culprits.find(changes(100), putBack -> putBack.contains(20) || putBack.contains(80), UNLIMITED).orElseThrow().culprits())
            .containsExactly(20);
    }

    @Test
    void tellsThatTheChangesAreNotToBlame() throws Exception {
        assertThat(Culprits.find(changes(10), putBack -> false, UNLIMITED)).isEqualTo(Optional.empty());
        assertThat(Culprits.<Integer>find(List.of(), putBack -> true, UNLIMITED)).isEmpty();
    }

    @Test
    void putsBackMoreThanNeededWhenRunsAreUsedUp() throws Exception {
        Culprits.Found<Integer> found = Culprits.find(changes(1024), putBack -> putBack.containsAll(Set.of(5, 1000)), 25).orElseThrow();

        assertThat(found.minimal()).isFalse();
        assertThat(found.runs()).isEqualTo(25);
        assertThat(found.culprits()).contains(5, 1000).hasSizeLessThan(600);
    }

    @Property(tries = 300)
    void whatIsPutBackWorksAndAllOfItIsNeeded(@ForAll @Size(max = 6) Set<@IntRange(max = 63) Integer> needed, @ForAll @IntRange(min = 1, max = 200) int maxRuns)
            throws Exception {
        if (needed.isEmpty()) {
            return; // then it works as it is, and nobody asks
        }
        Culprits.Found<Integer> found = Culprits.find(changes(64), putBack -> putBack.containsAll(needed), maxRuns).orElseThrow();

        assertThat(found.culprits()).containsAll(needed);
        assertThat(found.runs()).isLessThanOrEqualTo(maxRuns);
        if (found.minimal()) {
            assertThat(found.culprits()).containsExactlyInAnyOrderElementsOf(needed);
        }
    }
}
