package dev.shrink.elf;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;

/**
 * The shared libraries of a view, by path, in the order of the view.
 *
 * @param byPath what could be read
 */
record NativeLibraries(Map<EntryPath, NativeLibrary> byPath) {

    static final Analysis<NativeLibraries> ANALYSIS = Reader.INSTANCE;

    private static final Pattern NAME = Pattern.compile(".*\\.so(\\.[0-9A-Za-z_+-]+)*");

    NativeLibraries {
        byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
    }

    /** Whether a file name is one that loaders look for. */
    static boolean isLibraryName(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    List<NativeLibrary> all() {
        return List.copyOf(byPath.values());
    }

    /** The libraries that answer to a name of {@code DT_NEEDED}. */
    List<NativeLibrary> named(String name) {
        return byPath.values().stream().filter(l -> l.isKnownAs(name)).toList();
    }

    private enum Reader implements Analysis<NativeLibraries> {
        INSTANCE;

        @Override
        public NativeLibraries analyze(Deployment view, Facts facts) {
            Map<EntryPath, NativeLibrary> libraries = new LinkedHashMap<>();
            view.leaves().filter(Entry::isFile).filter(e -> isLibraryName(e.path().fileName()))
                    .forEach(e -> read(e, facts).ifPresent(l -> libraries.put(e.path(), l)));
            return new NativeLibraries(libraries);
        }

        private static Optional<NativeLibrary> read(Entry entry, Facts facts) {
            try {
                return Optional.of(NativeLibraryReader.read(entry, facts.scratch().fileOf(entry.content())));
            } catch (RefusedException e) {
                facts.tell(Diagnostic.note("elf.not-read", entry.path().qualified(), "cannot be read as a shared library, so the rules for those leave it alone: " + e.refusal().detail()));
            } catch (IOException e) {
                facts.tell(Diagnostic.warning("elf.not-read", entry.path().qualified(), "could not be read: " + e.getMessage(), "Build the artifact again"));
            }
            return Optional.empty();
        }
    }
}
