package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.jvm.reach.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keep rules that users give, and those that libraries ship for ProGuard and R8 ({@code META-INF/proguard},
 * {@code META-INF/com.android.tools}). A library's rule for classes counts once a class of the same package tree is reached,
 * lest the rule drag in a library that nobody uses.
 */
final class ProguardRules implements EdgeSource {
    private final List<String> userFiles;
    private final Map<ProguardRule, Node> userRules = new LinkedHashMap<>();
    private final Map<ProguardRule, Node> libraryRules = new LinkedHashMap<>();
    private final Map<ProguardRule, List<String>> waiting = new LinkedHashMap<>();
    private final Set<String> livePackages = new HashSet<>();

    ProguardRules(List<String> userFiles) {
        this.userFiles = List.copyOf(userFiles);
    }

    @Override
    public void start(Reach reach) {
        userFiles.forEach(text -> ProguardRule.parse(text).forEach(rule -> userRules.put(rule, Node.resource("keep rules"))));
        for (String file : reach.program().index().resources().keySet()) {
            if (file.startsWith("META-INF/proguard/") || file.startsWith("META-INF/com.android.tools/")) {
                Texts.of(reach, file).forEach(text -> ProguardRule.parse(text).forEach(rule -> libraryRules.put(rule, Node.resource(file))));
            }
        }
        userRules.forEach((rule, node) -> {
            if (rule.always()) {
                candidates(rule, reach).forEach(name -> {
                    reach.root(name, "kept by a rule");
                    keep(name, rule, new Cause(Node.type(name), EdgeKind.KEPT_BY_RULE), reach);
                });
            }
        });
    }

    private static List<String> candidates(ProguardRule rule, Reach reach) {
        List<String> names = new ArrayList<>();
        for (String name : reach.program().index().classNames()) {
            if (rule.classes().matcher(name).matches() && inherits(name, rule, reach)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean inherits(String name, ProguardRule rule, Reach reach) {
        return rule.ancestor().pattern().equals(".*")
                || reach.program().supertypes(name).stream().skip(1).anyMatch(p -> rule.ancestor().matcher(p).matches());
    }

    private static void keep(String name, ProguardRule rule, Cause cause, Reach reach) {
        reach.construct(name, cause);
        reach.facts(name).ifPresent(type -> members(type, rule, cause, reach));
    }

    private static void members(ClassFacts type, ProguardRule rule, Cause cause, Reach reach) {
        type.methods().stream().filter(m -> rule.keepsMember(m.name())).forEach(m -> reach.keepMethod(type, m, cause));
        type.fields().stream().filter(f -> rule.keepsMember(f.name())).forEach(f -> reach.keepField(type, f, cause));
    }

    @Override
    public void onClass(ClassFacts type, Reach reach) {
        livePackages.add(type.packageName());
        userRules.forEach((rule, node) -> apply(type, rule, node, reach));
        libraryRules.forEach((rule, node) -> {
            if (!(rule.isOpen() && rule.ancestor().pattern().equals(".*"))) {
                apply(type, rule, node, reach);
            }
        });
    }

    private static void apply(ClassFacts type, ProguardRule rule, Node node, Reach reach) {
        if (rule.classes().matcher(type.name()).matches() && inherits(type.name(), rule, reach)) {
            members(type, rule, new Cause(node, EdgeKind.KEPT_BY_RULE), reach);
        }
    }

    @Override
    public void onIdle(Reach reach) {
        for (Map.Entry<ProguardRule, Node> entry : libraryRules.entrySet()) {
            if (entry.getKey().always() && !entry.getKey().isOpen()) {
                List<String> names = waiting.computeIfAbsent(entry.getKey(), rule -> candidates(rule, reach));
                names.removeIf(name -> keepInLivePackage(name, entry.getKey(), reach));
            }
        }
    }

    private boolean keepInLivePackage(String name, ProguardRule rule, Reach reach) {
        int slash = name.lastIndexOf('/');
        boolean counts = slash > 0 && livePackages.contains(name.substring(0, slash));
        if (counts) {
            keep(name, rule, new Cause(Node.type(name), EdgeKind.KEPT_BY_RULE), reach);
        }
        return counts;
    }
}
