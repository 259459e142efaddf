package dev.shrink.jvm;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Component;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.List;
import java.util.function.Consumer;

/** Takes out whole jars of which no class and no resource is reached, and names the dependency that the build could exclude. */
public final class UnreachableJars implements Rule {
    private static final RuleInfo INFO = new RuleInfo("jvm.unreachable-jars", Stage.CODE, Safety.STATIC,
            "Removes jars of which no root reaches anything.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        JvmReach reach = facts.get(JvmReachability.ANALYSIS);
        Components components = facts.input().get(Components.ANALYSIS);
        view.walk().filter(entry -> entry.inner().isPresent() && LambdaClassPath.isJar(entry)).filter(jar -> isDead(jar, reach))
                .forEach(jar -> out.accept(new Proposal.Remove(jar.path(), reason(jar, components))));
    }

    private static boolean isDead(Entry jar, JvmReach reach) {
        List<Entry> files = jar.inner().orElseThrow().walk().filter(Entry::isFile).toList();
        boolean hasDeadClass = false;
        for (Entry file : files) {
            JvmReach.ClassEntry type = reach.classes().get(file.path());
            JvmReach.ResourceEntry resource = reach.resources().get(file.path());
            if (file.inner().isPresent() || type != null && type.kept().isPresent()
                    || resource != null && (resource.reached() || Natives.isLibrary(resource.name()))) {
                return false;
            }
            hasDeadClass |= type != null;
        }
        return hasDeadClass;
    }

    private static Reason reason(Entry jar, Components components) {
        Component owner = components.ownerOf(jar.path());
        return Reason.of(INFO, "No root reaches a class or resource of the jar; the build could exclude " + owner.name() + ".",
                components.chainTo(owner).stream().map(Component::name).toArray(String[]::new));
    }
}
