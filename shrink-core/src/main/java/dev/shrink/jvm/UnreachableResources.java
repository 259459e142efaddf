package dev.shrink.jvm;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.JvmReach.ResourceEntry;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Takes out resources of libraries that no string or composed name in reached code can mean. */
public final class UnreachableResources implements Rule {
    private static final RuleInfo INFO = new RuleInfo("jvm.unreachable-resources", Stage.CODE, Safety.STATIC,
            "Removes resources of libraries that no reached code names.");
    /** A rule of its own takes these off with a jar that changes; to keep them would make the loader refuse the jar. */
    private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+)");
    private static final Pattern LEGAL = Pattern.compile("(?i)(.*/)?[^/]*(licen[sc]e|notice|copying|copyright|authors)[^/]*|.*/licenses/.*");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        JvmReach reach = facts.get(JvmReachability.ANALYSIS);
        Map<EntryPath, Container> archives = new HashMap<>();
        view.walk().forEach(entry -> entry.inner().ifPresent(inside -> archives.put(entry.path(), inside)));
        reach.resources().forEach((path, resource) -> {
            if (!archives.containsKey(path)) {
                propose(path, resource, reach, out);
            } else if (resource.reached()) {
                keepWhole(archives.get(path), Node.resource(resource.name()), reach, out);
            }
        });
    }

    /** An archive that reached code opens by its name is for someone else, such as another process: what that one needs of it cannot be seen here. */
    private static void keepWhole(Container archive, Node node, JvmReach reach, Consumer<Proposal> out) {
        Reason reason = Reason.of(INFO, "Reached code opens the archive as a resource, and what is done with it cannot be seen.", reach.chain(node).toArray(String[]::new));
        archive.walk().forEach(inside -> out.accept(new Proposal.Keep(inside.path(), Proposal.Keep.Extent.BYTES, reason)));
    }

    private static void propose(EntryPath path, ResourceEntry resource, JvmReach reach, Consumer<Proposal> out) {
        if (SIGNATURE.matcher(resource.name()).matches()) {
            return;
        }
        if (resource.reached()) {
            out.accept(new Proposal.Keep(path, Proposal.Keep.Extent.PRESENCE, Reason.of(INFO, "Reached code names the resource.",
                    reach.chain(Node.resource(resource.name())).toArray(String[]::new))));
        } else if (isRemovable(path, resource)) {
            out.accept(new Proposal.Remove(path, Reason.of(INFO, "No string or composed name in reached code can mean it.")));
        }
    }

    /** Files at the top of a function are the user's own or the loader's; legal texts, build metadata, services and natives have their own rules. */
    private static boolean isRemovable(EntryPath path, ResourceEntry resource) {
        String name = resource.name();
        boolean inLibrary = path.depth() > 0 || name.indexOf('/') > 0;
        return inLibrary && !name.startsWith("META-INF/services/") && !name.equals("META-INF/MANIFEST.MF")
                && !name.startsWith("META-INF/maven/") && !LEGAL.matcher(name).matches() && !Natives.isLibrary(name);
    }
}
