package dev.shrink.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes what only compilers, linkers and debuggers read. Binary formats are told by their bytes: an {@code .obj} may be a mesh, a {@code .pdb} a protein. */
public final class DevelopmentFiles implements Rule {

    private static final RuleInfo INFO = new RuleInfo("native.development-files", Stage.FILES, Safety.LOSSLESS,
        "Removes headers, import and static libraries, object files and debug databases");
    private static final Pattern HEADER = Pattern.compile("(?i).*\\.(h|hh|hpp|hxx|cuh|h\\+\\+|inl)");
    private static final Pattern BUILD_FILE = Pattern.compile("(?i).*\\.cmake|(.*/)?pkgconfig/[^/]+\\.pc");
    private static final Pattern LIBTOOL_NAME = Pattern.compile("(?i).*\\.la");
    private static final Pattern INCLUDE = Pattern.compile("(?i)^(.*?/)??include/.*");
    private static final Pattern DSYM = Pattern.compile("(?i)(.*/)?[^/]+\\.dsym/.*");
    /** Whoever calls an object file so may have a loader of his own for it. */
    private static final Pattern LIBRARY_NAME = Pattern.compile(".*\\.so(\\.[0-9]+)*");
    private static final Pattern ARCHIVE_NAME = Pattern.compile("(?i).*\\.(a|lib)");
    /** Libtool's own first words, "# libfoo.la - a libtool library file"; the name alone may be a translation into Lao. */
    private static final byte[] LIBTOOL = "# lib".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARCHIVE = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Map<EntryPath, NativeFormat> formats = facts.get(NativeFormats.ANALYSIS);
        JvmContainers.Found jvm = facts.get(JvmContainers.ANALYSIS);
        Set<EntryPath> foldersOfNatives = foldersOf(formats.keySet());
        view.leaves().filter(Entry::isFile).forEach(entry -> why(entry, Optional.ofNullable(formats.get(entry.path())), jvm, foldersOfNatives)
            .ifPresent(why -> out.accept(new Proposal.Remove(entry.path(), Reason.of(INFO, why)))));
    }

    private static Optional<String> why(Entry entry, Optional<NativeFormat> format, JvmContainers.Found jvm, Set<EntryPath> foldersOfNatives) {
        String name = entry.path().name();
        if (format.filter(f -> !f.library()).isPresent() && !LIBRARY_NAME.matcher(name).matches()) {
            return Optional.of("it is a " + format.get().title() + ", which only linkers and debuggers read");
        }
        if (name.endsWith(".class")) {
            return Optional.empty(); // most entries by far
        }
        if (DSYM.matcher(name).matches()) {
            return Optional.of("it is debug data for macOS");
        }
        if (ARCHIVE_NAME.matcher(name).matches() && startsWith(entry, ARCHIVE)) {
            return Optional.of("it is a static or import library, which only linkers read");
        }
        if (jvm.holds(entry.path()) && HEADER.matcher(name).matches() && foldersOfNatives.contains(entry.path().sibling(ownersFolder(entry.path())))) {
            return Optional.of("it is a C or C++ header, which only compilers read");
        }
        if (jvm.holds(entry.path()) && (BUILD_FILE.matcher(name).matches() || LIBTOOL_NAME.matcher(name).matches() && startsWith(entry, LIBTOOL))) {
            return Optional.of("it tells build tools how to link a library");
        }
        return Optional.empty();
    }

    /** The folder of the library that a header belongs to: the one that holds {@code include/}, else its own. */
    private static String ownersFolder(EntryPath header) {
        Matcher include = INCLUDE.matcher(header.name());
        return include.matches() ? Optional.ofNullable(include.group(1)).orElse("") : header.folder();
    }

    /** Every folder with native code somewhere below, with its closing slash. */
    private static Set<EntryPath> foldersOf(Set<EntryPath> natives) {
        Set<EntryPath> folders = new HashSet<>();
        for (EntryPath path : natives) {
            String folder = path.folder();
            while (folders.add(path.sibling(folder)) && !folder.isEmpty()) {
                folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            }
        }
        return folders;
    }

    private static boolean startsWith(Entry entry, byte[] magic) {
        try {
            return Arrays.equals(entry.content().head(magic.length), magic);
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}
