package dev.shrink.jvm.lossless;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/**
 * Removes versions of classes and resources that the target's Java never reads from a multi-release jar: those for newer Javas,
 * and those that a version between them and the target hides (JAR File Specification, "Multi-release JAR files").
 */
public final class MultiRelease implements Rule {

    private static final RuleInfo INFO = new RuleInfo("jvm.multi-release", Stage.FILES, Safety.LOSSLESS,
        "Removes versions in multi-release jars that the target's Java never reads");
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/(.+)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
        if (runtime.language() != LambdaRuntime.Language.JAVA) {
            return;
        }
        Map<String, Manifest> manifests = facts.get(Manifests.ANALYSIS);
        Map<String, Integer> newest = new HashMap<>();
        view.leaves().filter(entry -> isMultiRelease(entry, manifests)).forEach(entry -> {
            Matcher versioned = VERSIONED.matcher(entry.path().name());
            if (versioned.matches() && Integer.parseInt(versioned.group(1)) <= runtime.version()) {
                newest.merge(key(entry, versioned), Integer.valueOf(versioned.group(1)), Math::max);
            }
        });
        view.leaves().filter(entry -> isMultiRelease(entry, manifests)).forEach(entry -> {
            Matcher versioned = VERSIONED.matcher(entry.path().name());
            if (!versioned.matches()) {
                return;
            }
            int version = Integer.parseInt(versioned.group(1));
            if (version > runtime.version()) {
                out.accept(new Proposal.Remove(entry.path(), Reason.of(INFO, "it is for Java " + version + " and newer, the target is " + runtime)));
            } else if (version < newest.get(key(entry, versioned))) {
                out.accept(new Proposal.Remove(entry.path(),
                    Reason.of(INFO, "Java " + runtime.version() + " reads the version for Java " + newest.get(key(entry, versioned)) + " instead")));
            }
        });
    }

    private static String key(Entry entry, Matcher versioned) {
        return Manifests.containerOf(entry) + ":" + versioned.group(2);
    }

    private static boolean isMultiRelease(Entry entry, Map<String, Manifest> manifests) {
        Manifest manifest = manifests.get(Manifests.containerOf(entry));
        return manifest != null && "true".equalsIgnoreCase(manifest.getMainAttributes().getValue("Multi-Release"));
    }
}
