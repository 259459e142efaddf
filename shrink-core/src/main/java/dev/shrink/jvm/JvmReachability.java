package dev.shrink.jvm;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.MainClasses;
import dev.shrink.analysis.graph.Node;
import dev.shrink.analysis.graph.Step;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.jvm.edge.Roots;
import dev.shrink.jvm.edge.StandardEdges;
import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.reach.Program;
import dev.shrink.jvm.reach.Reachability;
import dev.shrink.jvm.reach.Reached;
import dev.shrink.jvm.reach.TargetPlatform;
import dev.shrink.jvm.reach.UnresolvedSite;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which classes, members and resources of a deployment its functions can reach. */
record JvmReachability() implements Analysis<JvmReach> {
    static final JvmReachability ANALYSIS = new JvmReachability();

    private static final int NEWEST_RELEASE = 25;

    @Override
    public JvmReach analyze(Deployment view, Facts facts) {
        LambdaClassPath paths = new LambdaClassPath(facts.input().get(Components.ANALYSIS));
        List<FunctionReach> functions = new ArrayList<>();
        for (Artifact function : view.functions()) {
            ClassIndex index = ClassIndex.of(paths.of(function, view), release(facts.settings()), facts.input().get(SharedTexts.ANALYSIS));
            Roots roots = roots(index, facts);
            if (index.classNames().isEmpty()) {
                continue;
            }
            if (roots.isEmpty()) {
                facts.tell(withoutRoot(function.name(), facts.settings()));
                return JvmReach.NOTHING_KNOWN;
            }
            functions.add(analyze(function.name(), index, roots, facts));
        }
        return new JvmReach(functions);
    }

    /** A handler that is given and not there is a slip of the pen; none at all is a wish. */
    private static Diagnostic withoutRoot(String function, Settings settings) {
        Set<String> given = new TreeSet<>(settings.get(SettingTable.HANDLER));
        given.addAll(settings.get(SettingTable.ROOT));
        if (given.isEmpty() || settings.get(SettingTable.RUNTIME).language() != LambdaRuntime.Language.JAVA) {
            return Diagnostic.note("jvm.no-root", function, "has classes but no root, so all that it can see is kept");
        }
        return Diagnostic.warning("jvm.unknown-root", function, "no class of it is " + String.join(" or ", given) + ", so all that it can see is kept", "Check the spelling of the handler or root");
    }

    private static FunctionReach analyze(String function, ClassIndex index, Roots roots, Facts facts) {
        TargetPlatform.Choice target = facts.input().get(TargetRuntime.ANALYSIS);
        target.shortcoming().ifPresent(reason -> facts.tell(Diagnostic.note("jvm.other-release", function, reason)));
        Program program = new Program(index, target.platform());
        Reached reached = Reachability.of(program, facts.settings().get(SettingTable.LEVEL), StandardEdges.of(program, roots, JvmEvidence.of(facts.settings())));
        index.problems().forEach((name, problem) -> {
            if (reached.classes().containsKey(name) || !index.contains(name)) { // others go, and were only read by chance
                facts.tell(Diagnostic.warning("jvm.class-unreadable", function + ":" + name + ".class", problem, "It is copied through as it is"));
            }
        });
        reached.sites().forEach(site -> facts.tell(told(site, reached)));
        return new FunctionReach(function, index, reached);
    }

    private static DynamicSite told(UnresolvedSite site, Reached reached) {
        List<Step> chain = reached.graph().witness(Node.member(site.className(), site.method()));
        return new DynamicSite(site.className().replace('/', '.') + "." + site.method(), site.api() + "(" + site.known() + ")", site.answer(),
                (chain.isEmpty() ? reached.graph().witness(Node.type(site.className())) : chain).stream().map(Step::toString).toList());
    }

    static int release(Settings settings) {
        LambdaRuntime runtime = settings.get(SettingTable.RUNTIME);
        return runtime.language() == LambdaRuntime.Language.JAVA ? runtime.version() : NEWEST_RELEASE;
    }

    private static Roots roots(ClassIndex index, Facts facts) {
        Set<String> handlers = new TreeSet<>(facts.settings().get(SettingTable.HANDLER));
        handlers.removeIf(h -> !isClass(index, h.replaceFirst("::.*$", "")));
        Set<String> mains = new TreeSet<>();
        Set<String> patterns = new TreeSet<>();
        Set<String> kept = new TreeSet<>(JvmEvidence.classPatterns(facts.settings()));
        for (String root : facts.settings().get(SettingTable.ROOT)) {
            if (root.contains("*") || root.contains("?")) {
                patterns.add(root);
            } else if (isClass(index, root)) {
                mains.add(root);
            }
        }
        facts.input().get(MainClasses.ANALYSIS).stream().filter(main -> isClass(index, main)).forEach(mains::add);
        return new Roots(List.copyOf(handlers), List.copyOf(mains), List.copyOf(patterns), List.copyOf(kept), Set.of());
    }

    private static boolean isClass(ClassIndex index, String name) {
        return index.contains(name.trim().replace('.', '/'));
    }
}
