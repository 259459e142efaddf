package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.lambda.SystemLibraries;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;

/**
 * Libraries that are there twice, byte for byte, where the loader would treat both as one.
 *
 * @param forwarded what can become a stand-in that only leads to its twin
 * @param nameless full-version names beside their soname that nobody loads by that name
 */
record Twins(Map<EntryPath, Twin> forwarded, Map<EntryPath, Twin> nameless) {

    static final Analysis<Twins> ANALYSIS = Reader.INSTANCE;

    private static final long SMALLEST = 4 * Elf.PAGE;

    /**
     * @param original the copy that stays
     * @param reference its place as the loader of the other copy finds it, {@code $ORIGIN/../numpy.libs/libx.so}
     * @param soname of both
     */
    record Twin(EntryPath original, String reference, String soname) {
    }

    Twins {
        forwarded = Map.copyOf(forwarded);
        nameless = Map.copyOf(nameless);
    }

    private enum Reader implements Analysis<Twins> {
        INSTANCE;

        @Override
        public Twins analyze(Deployment view, Facts facts) {
            return new Search(view, facts).twins();
        }
    }

    private static final class Search {
        private final Deployment view;
        private final Facts facts;
        private final NativeLibraries libraries;
        private final Untouchable untouchable;
        private final LoaderPaths paths;
        private final Map<EntryPath, Twin> forwarded = new LinkedHashMap<>();
        private final Map<EntryPath, Twin> nameless = new LinkedHashMap<>();

        Search(Deployment view, Facts facts) {
            this.view = view;
            this.facts = facts;
            this.libraries = facts.get(NativeLibraries.ANALYSIS);
            this.untouchable = facts.get(Untouchable.ANALYSIS);
            this.paths = new LoaderPaths(view, libraries);
        }

        Twins twins() {
            GpuFamily gpu = GpuFamily.known();
            Map<String, List<NativeLibrary>> bySoname = libraries.all().stream()
                    .filter(l -> l.path().depth() == 0 && l.entry().size() >= SMALLEST && l.soname().isPresent() && l.architecture().isPresent())
                    .filter(l -> !gpu.contains(l) && untouchable.reason(l.path()).isEmpty() && isForGlibc(l))
                    .collect(Collectors.groupingBy(l -> l.path().artifact() + "\0" + l.soname().orElseThrow() + "\0" + l.entry().size(), LinkedHashMap::new, Collectors.toList()));
            for (List<NativeLibrary> group : bySoname.values()) {
                if (group.size() > 1) {
                    search(group.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList());
                }
            }
            return new Twins(forwarded, nameless);
        }

        /** musl's loader does not know {@code $ORIGIN} in {@code DT_NEEDED}. */
        private static boolean isForGlibc(NativeLibrary library) {
            return library.needed().contains("libc.so.6");
        }

        private void search(List<NativeLibrary> group) {
            try {
                for (NativeLibrary original : group) {
                    // Only under its soname a library is found by those that need it.
                    if (original.soname().orElseThrow().equals(original.path().fileName()) && !forwarded.containsKey(original.path())) {
                        for (NativeLibrary other : group) {
                            if (!other.equals(original) && !forwarded.containsKey(other.path()) && !isOriginal(other) && sameBytes(original, other)) {
                                consider(original, other);
                            }
                        }
                    }
                }
            } catch (IOException e) {
                facts.tell(Diagnostic.warning("elf.not-read", group.get(0).path().qualified(), "could not be read: " + e.getMessage(), "Build the artifact again"));
            }
        }

        private boolean isOriginal(NativeLibrary library) {
            return forwarded.values().stream().anyMatch(t -> t.original().equals(library.path())) || nameless.containsKey(library.path());
        }

        private void consider(NativeLibrary original, NativeLibrary other) throws IOException {
            String soname = original.soname().orElseThrow();
            String name = other.path().fileName();
            boolean sameFolder = original.path().folder().equals(other.path().folder());
            Path from = Path.of("/", other.path().folder());
            Twin twin = new Twin(original.path(), "$ORIGIN/" + from.relativize(Path.of("/", original.path().name())), soname);
            if (sameFolder && name.startsWith(soname + ".") && !isNeeded(name) && !Mentions.anywhere(view, name, Set.of(original.path(), other.path()))
                    && !Mentions.anywhere(view, "@" + name.substring(soname.length()), Set.of())) {
                nameless.put(other.path(), twin);
            } else if (sameFolder || name.equals(soname) && isNeeded(soname) && findsTheSame(original, other) && !Mentions.inTexts(view, soname)) {
                forwarded.put(other.path(), twin);
            } else {
                facts.tell(Diagnostic.note("elf.twin-stays", other.path().qualified(), "has the same bytes as " + original.path()
                        + " but may be loaded beside it as a library of its own: no library needs it by its name, or a file mentions that"));
            }
        }

        private boolean isNeeded(String name) {
            return libraries.all().stream().anyMatch(l -> l.needed().contains(name));
        }

        /** Whether what the library needs is the same where the original is as where the other copy is. */
        private boolean findsTheSame(NativeLibrary original, NativeLibrary other) throws IOException {
            LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
            SystemLibraries system = new SystemLibraries(runtime);
            for (String need : original.needed()) {
                Optional<NativeLibrary> there = paths.find(other, need);
                if (!system.has(need) && there.isPresent()) {
                    Optional<NativeLibrary> here = paths.find(original, need);
                    if (here.isEmpty() || !here.equals(there) && !sameBytes(here.get(), there.get())) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean sameBytes(NativeLibrary one, NativeLibrary two) throws IOException {
            return one.entry().size() == two.entry().size()
                    && Files.mismatch(facts.scratch().fileOf(one.entry().content()), facts.scratch().fileOf(two.entry().content())) < 0;
        }
    }
}
