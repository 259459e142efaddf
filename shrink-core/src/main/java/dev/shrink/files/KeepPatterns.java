package dev.shrink.files;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Keep;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Keeps what the user says: globs over paths, or names of classes and packages with {@code *} and {@code **}. */
public final class KeepPatterns implements Rule {

    private static final RuleInfo INFO = new RuleInfo("keep.pattern", Stage.FILES, Safety.LOSSLESS, "Keeps what the user's patterns name, byte for byte");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        for (String pattern : facts.settings().get(SettingTable.KEEP)) {
            String origin = facts.settings().origin(SettingTable.KEEP);
            Predicate<EntryPath> matches = matcher(pattern, origin);
            List<Entry> kept = view.walk().filter(entry -> matches.test(entry.path())).toList();
            if (kept.isEmpty()) {
                facts.tell(Diagnostic.warning("keep.no-match", pattern, "nothing matches this pattern of " + origin, "Remove it or correct it"));
            }
            kept.stream().flatMap(KeepPatterns::withContent).forEach(entry ->
                out.accept(new Keep(entry.path(), Keep.Extent.BYTES, Reason.of(INFO, "it was asked for by '" + pattern + "'", origin))));
        }
    }

    private static Stream<Entry> withContent(Entry entry) {
        return Stream.concat(Stream.of(entry), entry.inner().stream().flatMap(Container::walk));
    }

    private static Predicate<EntryPath> matcher(String pattern, String origin) {
        PathMatcher glob = glob(pattern, origin);
        PathMatcher className = glob(pattern.replace('.', '/') + ".class", origin);
        boolean mayBeClass = pattern.indexOf('/') < 0;
        return path -> glob.matches(path(path.name())) || glob.matches(path(path.toString())) || mayBeClass && className.matches(path(path.name()));
    }

    /** Where the locale has no letter for a name's, it can still be matched by the others. */
    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException unmappable) {
            return Path.of(name.replaceAll("[^ -~]", "_"));
        }
    }

    private static PathMatcher glob(String pattern, String origin) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new BadRequest("keep.pattern", origin, "'" + pattern + "' is not a pattern: " + e.getDescription(), "Write a glob such as **/*.so or com.x.**");
        }
    }
}
