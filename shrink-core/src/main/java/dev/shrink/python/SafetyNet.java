package dev.shrink.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Content;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.RuleInfo;
import java.io.IOException;
import java.util.Optional;

/**
 * Stubs in place of removed modules: an import then says that shrink took the module and how to keep it. They raise
 * {@code ModuleNotFoundError}, so that code which can do without the module goes on as if it were not installed.
 */
final class SafetyNet {
    private static final String START = "raise ModuleNotFoundError(\"shrink took '";
    private static final int MAX_BYTES = 2000;

    private SafetyNet() {
    }

    /** What {@code --keep} has to be given to keep a module. */
    static String keepLine(String module, PythonTree tree) {
        return module.replace('.', '/') + (tree.isPackage(module) ? "/**" : ".*");
    }

    /** Whether a file is a stub. */
    static boolean isStub(Entry entry) {
        try {
            return entry.size() < MAX_BYTES && new String(entry.content().head(START.length()), UTF_8).equals(START);
        } catch (IOException unreadable) {
            return false; // whoever needs its bytes says what is wrong
        }
    }

    /** A stub for a removed module whose package stays; the removed modules below it are covered by it. */
    static Optional<Proposal> stub(RuleInfo rule, PythonTree tree, PythonReach reach, String module, Facts facts) {
        String around = ImportResolver.parent(module);
        if (!facts.settings().get(SettingTable.SAFETY_NET) || around.isEmpty() || !reach.reaches(around)) {
            return Optional.empty();
        }
        ModuleFile file = tree.files(module).get(0);
        String last = module.substring(module.lastIndexOf('.') + 1);
        String folder = file.entry().path().folder();
        String base = file.isPackage() ? folder : folder.replaceAll("__pycache__/$", "") + (tree.isPackage(module) ? last + "/" : "");
        EntryPath path = file.entry().path().sibling(file.isPackage() || tree.isPackage(module) ? base + "__init__.py" : base + last + ".py");
        String kept = keepLine(module, tree);
        String text = START + module + "' out as unused. Keep it with --keep '" + kept + "'\", name='" + module + "')\n";
        return Optional.of(new Proposal.Add(path, Content.of(text.getBytes(UTF_8)), Reason.of(rule,
                "an import of the removed module says who took it and how to keep it")));
    }
}
