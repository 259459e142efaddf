package dev.shrink.jvm.edge;

import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;

/** A string constant in reached code that names a class: somebody may load it. */
final class StringConstants implements EdgeSource {
    private static final int SHORTEST = 3;

    private final ClassNameFinder names;

    StringConstants(ClassNameFinder names) {
        this.names = names;
    }

    @Override
    public void onString(String text, Cause cause, Reach reach) {
        if (text.length() >= SHORTEST || reach.program().index().contains(text)) {
            names.in(text).forEach(name -> reach.construct(name, cause));
        }
    }
}
