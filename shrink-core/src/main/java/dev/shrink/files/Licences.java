package dev.shrink.files;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.Broken;
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
    private static final Pattern NAME = Pattern.compile("(?i)(.*/)?(licen[cs]e|notice|copying|copyright|authors|third[-_]?party)([-_.][^/]*)?");
    private static final Pattern CODE = Pattern.compile("(?i).*\\.(class|py|pyc|pyi|so|java|xml|json|properties|js)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Map<String, EntryPath> texts = new HashMap<>();
        view.leaves().filter(Licences::isLicence).forEach(entry -> {
            EntryPath path = entry.path();
            EntryPath first = texts.putIfAbsent(path.artifact() + ":" + path.container() + ":" + digest(entry), path);
            boolean insideArchive = path.depth() > 0;
            if (first == null || !insideArchive) {
                out.accept(new Keep(path, Keep.Extent.WITH_ARCHIVE, Reason.of(INFO, "licences and notices must be passed on with what they are about")));
            } else {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "the same text is in this archive as " + first.name())));
            }
        });
    }

    static boolean isLicence(Entry entry) {
        String name = entry.path().name();
        return entry.isFile() && NAME.matcher(name).matches() && !CODE.matcher(name).matches();
    }

    private static String digest(Entry entry) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entry.content().bytes()));
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new Broken("files.digest", entry.path().qualified(), "this Java has no SHA-256", e);
        }
    }
}
