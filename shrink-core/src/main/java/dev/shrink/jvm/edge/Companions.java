package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Generated classes that are found by a naming convention beside the class they were generated for: JBoss Logging, JPA metamodels,
 * MapStruct and Lucene implementations, bean infos, Kotlin serialisers, Micronaut definitions, resource bundles.
 */
final class Companions implements EdgeSource {
    /** Suffixes that nobody uses by chance: the companion follows its class. */
    private static final Set<String> DISTINCT = Set.of("_$logger", "_$bundle", "_impl", "_$factory", "$$serializer", "$Definition", "$Introspection",
            "_Factory", "_MembersInjector", "_Generated", "_Bean", "_ClientProxy", "_Subclass", "_", "_Stub", "_ServiceLoader");
    /** What those begin with. */
    private static final List<String> JOINTS = List.of("_", "$");
    private static final String BEAN_INFO = "BeanInfo";
    /** Suffixes of everyday names: the companion follows only a class that reflection sees. */
    private static final List<String> EVERYDAY = List.of("Impl", "Factory", "Provider", "Customizer", "Editor");

    private final Set<String> done = new HashSet<>();
    private final Set<String> suffixes = new LinkedHashSet<>(EVERYDAY);

    /** Reached code appends the suffix to the names of classes that it is given: their companions follow. */
    void appended(String suffix) {
        suffixes.add(suffix);
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        String name = type.name();
        Cause cause = new Cause(Node.type(name), EdgeKind.COMPANION);
        for (String joint : JOINTS) { // one walk over the few names that go on like this, not a question for every suffix
            for (String companion : reach.program().index().classNames(name + joint)) {
                String suffix = companion.substring(name.length());
                if (DISTINCT.contains(suffix) || suffix.startsWith("_$logger_") || suffix.startsWith("_$bundle_")) {
                    reach.construct(companion, cause);
                }
            }
        }
        if (reach.program().index().contains(name + BEAN_INFO)) {
            reach.construct(name + BEAN_INFO, cause);
        }
        String prefix = type.packageName().isEmpty() ? "$" : type.packageName() + "/$";
        for (String generated : reach.program().index().classNames(prefix + name.substring(name.lastIndexOf('/') + 1) + "$")) {
            reach.construct(generated, cause);
        }
        if (reach.program().isSubtype(name, "java/util/ResourceBundle")) {
            reach.program().index().classNames(name + "_").forEach(n -> reach.construct(n, cause));
        }
    }

    @Override
    public void onIdle(Reach reach) {
        for (ClassFacts type : reach.liveClasses()) {
            if (reach.isExposed(type.name())) {
                Cause cause = new Cause(Node.type(type.name()), EdgeKind.COMPANION);
                suffixes.stream().map(s -> type.name() + s).filter(n -> reach.program().index().contains(n) && done.add(n))
                        .forEach(n -> reach.construct(n, cause));
            }
        }
    }
}
