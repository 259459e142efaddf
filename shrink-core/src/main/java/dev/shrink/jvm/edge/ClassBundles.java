package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;

/** Properties files with the name of a reached class, in any language: code asks for them by {@code getClass().getName()}. */
final class ClassBundles implements EdgeSource {
    private static final String SUFFIX = ".properties";

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        Cause cause = new Cause(Node.type(type.name()), EdgeKind.COMPANION);
        reach.resource(type.name() + SUFFIX, cause);
        String languages = type.name() + '_';
        reach.program().index().resources().subMap(languages, true, languages + Character.MAX_VALUE, false).keySet().stream()
                .filter(name -> name.endsWith(SUFFIX)).forEach(name -> reach.resource(name, cause));
    }
}
