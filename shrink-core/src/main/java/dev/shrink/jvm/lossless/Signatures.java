package dev.shrink.jvm.lossless;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/**
 * Takes signatures off signed jars: a jar that was changed no longer matches them, and the class loader would refuse every class in it
 * (JAR File Specification, "Signed JAR file").
 */
public final class Signatures implements Rule {

    private static final RuleInfo INFO = new RuleInfo("jvm.signatures", Stage.BYTES, Safety.LOSSLESS, "Takes signatures off jars, which change and would no longer match them");
    private static final Pattern FILE = Pattern.compile("(?i)META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Set<String> signed = new HashSet<>();
        view.leaves().filter(entry -> entry.path().name().toUpperCase(java.util.Locale.ROOT).matches("META-INF/[^/]+\\.SF")).forEach(entry -> signed.add(Manifests.containerOf(entry)));
        view.leaves().filter(entry -> signed.contains(Manifests.containerOf(entry))).forEach(entry -> propose(entry, out));
        new TreeSet<>(signed).forEach(jar -> facts.tell(Diagnostic.note("jvm.unsigned", jar, "the jar was signed; its signature was taken off, because its content changes")));
    }

    private static void propose(Entry entry, Consumer<Proposal> out) {
        if (FILE.matcher(entry.path().name()).matches()) {
            out.accept(new Proposal.Remove(entry.path(), Reason.of(INFO, "the jar changes, so its signature no longer matches")));
        } else if (entry.path().name().equalsIgnoreCase(Manifests.NAME)) {
            out.accept(new Proposal.Rewrite(entry.path(), new ManifestDigests(), Reason.of(INFO, "digests of single entries no longer match")));
        }
    }
}
