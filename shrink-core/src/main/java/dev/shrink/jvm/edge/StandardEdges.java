package dev.shrink.jvm.edge;

import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.reach.EdgeSource;
import java.util.List;

/** All edge sources of this package, in one list. */
public final class StandardEdges {
    private StandardEdges() {
    }

    /** A new set of sources for one analysis. */
    public static List<EdgeSource> of(ClassIndex index, Roots roots) {
        ClassNameFinder names = new ClassNameFinder(index);
        MemberNames members = new MemberNames();
        return List.of(
                new Application(roots),
                new HandlerTypes(roots),
                new StringConstants(names),
                new Services(),
                new ResourceNames(),
                new NamesInResources(names, members),
                new NativeLibraries(names),
                new LanguageMembers(),
                new Serialization(),
                new AnnotatedMembers(),
                new MembersByName(members));
    }
}
