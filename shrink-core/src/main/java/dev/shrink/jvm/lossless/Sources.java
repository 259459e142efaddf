package dev.shrink.jvm.lossless;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes source files whose classes lie beside them. A source without its class may be compiled when it runs, and stays. */
public final class Sources implements Rule {

    private static final RuleInfo INFO = new RuleInfo("jvm.sources", Stage.FILES, Safety.LOSSLESS, "Removes source files of classes that lie beside them");
    private static final Pattern SOURCE = Pattern.compile("(?:OSGI-OPT/src/)?(.+)\\.(?:java|scala|kt|groovy)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Set<EntryPath> classes = new HashSet<>();
        view.leaves().map(entry -> entry.path()).filter(path -> path.name().endsWith(".class")).forEach(classes::add);
        view.leaves().map(entry -> entry.path()).forEach(path -> {
            Matcher source = SOURCE.matcher(path.name());
            if (source.matches() && (classes.contains(path.sibling(source.group(1) + ".class")) || classes.contains(path.sibling(source.group(1) + "Kt.class")))) {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "it is the source of a class that lies beside it")));
            }
        });
    }
}
