package dev.shrink.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
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
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Set<String> ACTIVE = Set.of("class-path", "main-class", "premain-class", "agent-class", "launcher-agent-class", "fragment-host");
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
        return container.walk().filter(Entry::isLeaf).allMatch(entry -> METADATA.matcher(entry.path().name()).matches() && !doesSomething(entry));
    }

    /** A manifest alone may name other jars for the class path, or an agent. */
    private static boolean doesSomething(Entry entry) {
        if (!entry.path().name().equalsIgnoreCase(MANIFEST)) {
            return false;
        }
        try {
            Attributes main = new Manifest(new ByteArrayInputStream(entry.content().bytes())).getMainAttributes();
            return main.keySet().stream().anyMatch(key -> ACTIVE.contains(key.toString().toLowerCase(Locale.ROOT)));
        } catch (IOException unreadable) {
            return true; // what cannot be read is kept
        }
    }
}
