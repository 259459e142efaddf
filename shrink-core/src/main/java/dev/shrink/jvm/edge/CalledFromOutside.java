package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.Level;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.List;

/**
 * Interfaces whose methods somebody outside of the program calls on its objects: management interfaces, found by their names ({@code FooMBean} of a
 * class {@code Foo}, {@code MXBean}; JMX Specification 1.4) or annotation, and remote interfaces ({@code java.rmi.Remote}).
 */
final class CalledFromOutside implements EdgeSource {
    private static final String MANAGEMENT = "javax/management/";
    private static final String REMOTE = "java/rmi/Remote";
    private static final List<String> SUFFIXES = List.of("MBean", "MXBean");

    @Override
    public void onIdle(Reach reach) {
        boolean managed = reach.touchesPlatform(MANAGEMENT);
        if (reach.level() == Level.CLASSES || !managed && !reach.touchesPlatform("java/rmi/")) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            boolean called = type.isInterface() && (managed && isManagement(type) || !type.name().equals(REMOTE) && reach.program().isSubtype(type.name(), REMOTE));
            if (called) {
                Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
                // Management interfaces may inherit methods, which are called like their own.
                reach.program().supertypes(type.name()).forEach(parent -> reach.facts(parent).filter(ClassFacts::isInterface)
                        .ifPresent(f -> f.methods().forEach(m -> reach.keepMethod(f, m, cause))));
            }
        }
    }

    private static boolean isManagement(ClassFacts type) {
        return SUFFIXES.stream().anyMatch(type.name()::endsWith) || type.annotations().stream().anyMatch(a -> a.type().equals("javax/management/MXBean"));
    }
}
