package dev.shrink.jvm.reach;

import dev.shrink.config.Level;
import java.util.List;

/** The analysis: what of a program its edge sources can reach. */
public final class Reachability {
    private Reachability() {
    }

    /**
     * Computes the least fixpoint.
     *
     * @param program the classes and the runtime
     * @param level how finely to cut
     * @param sources all that names something; the roots come from one of them
     */
    public static Reached of(Program program, Level level, List<EdgeSource> sources) {
        try {
            return new Engine(program, level, sources).run();
        } finally {
            program.index().stopReadingAhead();
        }
    }
}
