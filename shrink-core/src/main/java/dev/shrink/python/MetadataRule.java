package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.python.PythonTree.Installed;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Proposal.Rewrite;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code python.metadata}: what only installers read. METADATA's headers, entry points, top-level names and licences stay, so that
 * lookups by name, plug-ins and scanners find what they found before.
 */
public final class MetadataRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.metadata", Stage.FILES, Safety.LOSSLESS,
            "Takes out RECORD, INSTALLER and the like, and long descriptions in METADATA");
    private static final Set<String> INSTALLER_FILES = Set.of("RECORD", "RECORD.jws", "RECORD.p7s", "INSTALLER", "REQUESTED", "SOURCES.txt",
            "installed-files.txt", "not-zip-safe", "zip-safe", "dependency_links.txt", "uv_cache.json", "uv_build.json");
    private static final Set<String> FILE_LISTS = Set.of("RECORD", "installed-files.txt", "SOURCES.txt");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        if (tree.isEmpty()) {
            return;
        }
        RuntimeTexts runtime = facts.get(RuntimeTexts.ANALYSIS);
        boolean listsRead = runtime.uses("metadata.files") || runtime.uses("importlib_metadata.files");
        boolean topLevelsRead = runtime.uses("packages_distributions");
        for (Installed here : tree.installed()) {
            String folder = here.distribution().folder();
            boolean hasTopLevel = here.site().file(folder + "/top_level.txt").isPresent();
            here.site().under(folder).forEach((relative, entry) -> {
                String name = relative.substring(folder.length() + 1);
                if (FILE_LISTS.contains(name) && (listsRead || topLevelsRead && !hasTopLevel)) {
                    out.accept(new Keep(entry.path(), Keep.Extent.BYTES, Reason.of(INFO, "a module asks importlib.metadata which files a distribution has")));
                } else if (INSTALLER_FILES.contains(name)) {
                    out.accept(new Remove(entry.path(), Reason.of(INFO, "only installers read it")));
                } else if (name.equals("METADATA") || name.equals("PKG-INFO")) {
                    out.accept(describe(entry));
                }
            });
            here.site().file(folder).ifPresent(flat -> out.accept(describe(flat)));
        }
    }

    private static Proposal describe(Entry entry) {
        return new Rewrite(entry.path(), new DescriptionTransform(), Reason.of(INFO, "nothing looks up the long description; every other header stays as it is"));
    }
}
