package dev.shrink.files;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.LicenceTexts;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Keeps licences and notices; the same text twice in the same archive is kept once. */
public final class Licences implements Rule {

    private static final RuleInfo INFO = new RuleInfo("files.licences", Stage.FILES, Safety.LOSSLESS,
        "Keeps licences and notices, the same text once in each archive");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Map<String, EntryPath> texts = new HashMap<>();
        view.leaves().filter(LicenceTexts::isText).forEach(entry -> {
            EntryPath path = entry.path();
            EntryPath first = texts.putIfAbsent(path.artifact() + ":" + path.container() + ":" + LicenceTexts.digest(entry), path);
            boolean insideArchive = path.depth() > 0;
            if (first == null || !insideArchive) {
                out.accept(new Keep(path, Keep.Extent.WITH_ARCHIVE, Reason.of(INFO, "licences and notices must be passed on with what they are about")));
            } else {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "the same text is in this archive as " + first.name())));
            }
        });
    }
}
