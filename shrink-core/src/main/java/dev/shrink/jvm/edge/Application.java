package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.List;
import java.util.regex.Pattern;

/** The roots, and the application's own classes: what is reached of these stays whole, since frameworks read them by reflection. */
final class Application implements EdgeSource {
    private final Roots roots;
    private final OwnClasses own;

    Application(Roots roots, OwnClasses own) {
        this.roots = roots;
        this.own = own;
    }

    @Override
    public void start(Reach reach) {
        for (String handler : roots.handlers()) {
            root(handler.replaceFirst("::.*$", ""), "handler " + handler, reach);
        }
        for (String main : roots.mainClasses()) {
            root(main, "main class", reach);
        }
        roots.patterns().forEach(p -> matching(p, reach).forEach(n -> root(n.replace('/', '.'), "root " + p, reach)));
        roots.kept().forEach(p -> matching(p, reach).forEach(n -> {
            reach.root(n, "kept by " + p);
            reach.keepWhole(n, new Cause(Node.type(n), EdgeKind.KEPT_BY_RULE));
        }));
    }

    private static List<String> matching(String pattern, Reach reach) {
        Pattern regex = ClassPatterns.compile(pattern);
        return reach.program().index().classNames().stream().filter(n -> regex.matcher(n).matches()).toList();
    }

    private void root(String dottedName, String reason, Reach reach) {
        String name = internalName(dottedName.trim(), reach);
        own.around(name);
        reach.root(name, reason);
        reach.keepWhole(name, new Cause(Node.type(name), EdgeKind.KEPT_BY_RULE));
    }

    /** Nested classes may be written with a dot: the innermost packages become outer classes until a known class is found. */
    private static String internalName(String dottedName, Reach reach) {
        StringBuilder name = new StringBuilder(dottedName.replace('.', '/'));
        for (int slash = name.lastIndexOf("/"); slash > 0 && !reach.program().index().contains(name.toString()); slash = name.lastIndexOf("/")) {
            name.setCharAt(slash, '$');
        }
        return reach.program().index().contains(name.toString()) ? name.toString() : dottedName.replace('.', '/');
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        if (own.contains(type.name())) {
            reach.keepWhole(type.name(), new Cause(Node.type(type.name()), EdgeKind.DEMANDS));
        }
    }
}
