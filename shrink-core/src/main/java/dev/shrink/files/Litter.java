package dev.shrink.files;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes what editors, version control and desktops leave behind. */
public final class Litter implements Rule {

    private static final RuleInfo INFO = new RuleInfo("files.litter", Stage.FILES, Safety.LOSSLESS,
        "Removes what editors, version control and desktops leave behind");
    private static final Pattern FOLDER = Pattern.compile("(.*/)?(\\.git|\\.svn|\\.hg|\\.bzr|\\.idea|\\.vscode|__MACOSX|\\.settings)/.*");
    private static final Pattern FILE = Pattern.compile(
        "(.*/)?(\\.DS_Store|\\._[^/]*|Thumbs\\.db|desktop\\.ini|\\.gitignore|\\.gitattributes|\\.gitmodules|\\.hgignore|\\.editorconfig"
        + "|[^/]+\\.(iml|swp|swo|orig|rej)|[^/]+~|\\.#[^/]+)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static boolean isLitter(String name) {
        boolean plainClass = name.endsWith(".class") && !name.startsWith(".") && !name.contains("/.") && !name.contains("__MACOSX"); // most entries by far
        return !plainClass && (FOLDER.matcher(name).matches() || FILE.matcher(name).matches());
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        view.leaves().filter(entry -> isLitter(entry.path().name()))
            .forEach(entry -> out.accept(new Proposal.Remove(entry.path(), Reason.of(INFO, "it was left behind by a tool and no program reads it"))));
    }
}
