package dev.shrink.files;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/**
 * Removes folder entries that say nothing: those that files imply anyway, and those that were emptied. Inside jars, entries of folders with files
 * stay, because class-path scanners ask for them; and an entry that was an empty folder from the start stays, because a program may list it.
 */
public final class Directories implements Rule {

    private static final RuleInfo INFO = new RuleInfo("files.directories", Stage.BYTES, Safety.LOSSLESS,
        "Removes entries of folders that were emptied or that files imply");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Set<EntryPath> usedBefore = foldersWithFiles(facts.input().view());
        Set<EntryPath> used = foldersWithFiles(view);
        view.artifacts().forEach(artifact -> artifact.walk().filter(entry -> entry.kind() == EntryKind.DIRECTORY).forEach(folder -> {
            EntryPath path = folder.path();
            if (usedBefore.contains(path) && !used.contains(path)) {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "nothing is left in this folder")));
            } else if (path.depth() == 0 && used.contains(path) && artifact.root().form() == Container.Form.ZIP) {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "the files in it make the folder when Lambda unpacks them")));
            }
        }));
    }

    private static Set<EntryPath> foldersWithFiles(Deployment deployment) {
        Set<EntryPath> folders = new HashSet<>();
        deployment.walk().filter(entry -> entry.kind() != EntryKind.DIRECTORY).map(Entry::path).forEach(path -> {
            String name = path.name();
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.sibling(name.substring(0, slash)))) {
                    break;
                }
            }
        });
        return folders;
    }
}
