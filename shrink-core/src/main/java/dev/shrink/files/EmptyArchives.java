package dev.shrink.files;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes archives in which nothing is left that a program could use. */
public final class EmptyArchives implements Rule {

    private static final RuleInfo INFO = new RuleInfo("files.empty-archives", Stage.BYTES, Safety.LOSSLESS,
        "Removes archives in which nothing is left but metadata");
    private static final Pattern METADATA = Pattern.compile(
        "(?i)META-INF/MANIFEST\\.MF|META-INF/maven/.*|(META-INF/)?(licen[cs]e|notice|copying|authors|dependencies)([-_.][^/]*)?|META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        view.walk().filter(entry -> entry.inner().filter(EmptyArchives::isEmpty).isPresent()).forEach(archive ->
            out.accept(new Proposal.Remove(archive.path(), Reason.of(INFO, "nothing is left in it but metadata"))));
    }

    private static boolean isEmpty(Container container) {
        return container.walk().filter(Entry::isLeaf).allMatch(entry -> METADATA.matcher(entry.path().name()).matches());
    }
}
