package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Code that searches the class path: the packages whose names it mentions stay. ClassGraph, Reflections and Spring's scanner are
 * recognised by the calls that a class makes into them, and by annotations that carry package names.
 */
final class ClassPathScanners implements EdgeSource {
    private static final List<String> SCANNERS = List.of("io/github/classgraph/", "org/reflections/",
            "org/springframework/context/annotation/ClassPath", "org/springframework/context/annotation/AnnotationConfigApplicationContext",
            "org/glassfish/jersey/server/ResourceConfig", "javassist/scopedpool/", "org/scannotation/");
    private static final Set<String> SCANNING_ANNOTATIONS = Set.of("org/springframework/context/annotation/ComponentScan",
            "org/springframework/boot/autoconfigure/SpringBootApplication", "org/springframework/boot/autoconfigure/domain/EntityScan",
            "io/micronaut/context/annotation/Configuration", "org/mybatis/spring/annotation/MapperScan");

    private final Set<String> kept = new HashSet<>();

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        type.annotations().stream().filter(a -> SCANNING_ANNOTATIONS.contains(a.type())).forEach(a -> {
            // Without a package of their own these scan the package of the class that carries them.
            keepPackage(type.packageName(), type, reach);
            a.values().stream().filter(v -> v.kind() == RefKind.STRING).forEach(v -> keepPackage(v.owner().replace('.', '/'), type, reach));
        });
    }

    @Override
    public void onCode(ClassFacts type, MemberFacts member, Reach reach) {
        if (!callsScanner(member) || isScanner(type.name()) || isInsideScanner(type)) {
            return;
        }
        for (Ref ref : member.refs()) {
            if (ref.kind() == RefKind.STRING) {
                keepPackage(ref.owner().replace('.', '/'), type, reach);
            } else if (ref.kind() == RefKind.LITERAL) {
                reach.facts(ref.owner()).filter(f -> !isInsideScanner(f)).ifPresent(f -> keepPackage(f.packageName(), type, reach));
            }
        }
    }

    private static boolean callsScanner(MemberFacts member) {
        for (Ref ref : member.refs()) {
            if (ref.kind().isCall() && isScanner(ref.owner())) {
                return true;
            }
        }
        return false;
    }

    /** Asked of every call that is reached, so without a stream. */
    private static boolean isScanner(String className) {
        for (String scanner : SCANNERS) {
            if (className.startsWith(scanner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInsideScanner(ClassFacts type) {
        return type.name().startsWith("io/github/classgraph/") || type.name().startsWith("org/springframework/")
                || type.name().startsWith("org/reflections/");
    }

    private void keepPackage(String name, ClassFacts by, Reach reach) {
        if (name.isEmpty() || name.indexOf(' ') >= 0 || !kept.add(name)) {
            return;
        }
        Cause cause = new Cause(Node.type(by.name()), EdgeKind.COMPOSES);
        reach.program().index().classNames(name + "/").forEach(n -> reach.construct(n, cause));
    }
}
