package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code python.scripts}: launchers that pip wrote into {@code bin/} for a Python that is not there in Lambda. */
public final class ScriptsRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.scripts", Stage.FILES, Safety.LOSSLESS,
            "Takes out console scripts in bin/ that start a Python which Lambda does not have");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        Set<String> roots = facts.settings().get(SettingTable.ROOT);
        for (Site site : tree.sites()) {
            site.under("bin").forEach((relative, entry) -> {
                String name = relative.substring("bin/".length());
                Optional<String> interpreter = tree.ownerOf(entry).isEmpty() ? Optional.empty() : interpreter(entry, facts);
                if (interpreter.isEmpty()) {
                    return;
                }
                if (roots.contains(name)) {
                    out.accept(new Keep(entry.path(), Keep.Extent.BYTES, Reason.of(INFO, "it is a root")));
                } else if (cannotStart(interpreter.get())) {
                    out.accept(new Remove(entry.path(), Reason.of(INFO, "it starts a Python that Lambda does not have", "#!" + interpreter.get())));
                }
            });
        }
    }

    private static Optional<String> interpreter(Entry entry, Facts facts) {
        try {
            String head = new String(entry.content().head(256), StandardCharsets.ISO_8859_1);
            String first = head.lines().findFirst().orElse("");
            return first.startsWith("#!") && first.contains("python") ? Optional.of(first.substring(2).strip()) : Optional.empty();
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.unreadable", entry.path().qualified(), "cannot be read: " + e.getMessage(), "It is kept"));
            return Optional.empty();
        }
    }

    /** Lambda has its Python in {@code /var/lang/bin}, also found by {@code env}; Amazon Linux' own is no part of the contract. */
    private static boolean cannotStart(String interpreter) {
        return interpreter.startsWith("/") && !interpreter.startsWith("/usr/bin/env") && !interpreter.startsWith("/var/lang/bin/")
                || interpreter.equals("python");
    }
}
