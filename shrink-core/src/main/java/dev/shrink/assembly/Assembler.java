package dev.shrink.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.ArtifactWriter;
import dev.shrink.archive.Workspace;
import dev.shrink.model.Artifact;
import dev.shrink.model.Attributes;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Puts packages together: the same bytes for the same recipe, written beside the target and moved into place. */
public final class Assembler {

    private Assembler() { }

    /**
     * Writes a package.
     *
     * @param target a zip that is replaced if it exists
     * @throws BadArtifact if a library cannot be read or the target not be written
     */
    public static Assembled assemble(Recipe recipe, Path target) {
        try (Workspace workspace = Workspace.create(); ArtifactWriter writer = new ArtifactWriter(workspace, false)) {
            return new Work(recipe, workspace, writer).run(target);
        } catch (IOException e) {
            throw new BadArtifact("assembly.io", target, "it could not be put together: " + e.getMessage(), "Check that there is room for it", e);
        }
    }

    /** One package at work. */
    private static final class Work {

        private final Recipe recipe;
        private final Workspace workspace;
        private final ArtifactWriter writer;
        private final ArtifactReader reader;
        private final Merger merger;
        private final List<Entry> jars = new ArrayList<>();

        Work(Recipe recipe, Workspace workspace, ArtifactWriter writer) {
            this.recipe = recipe;
            this.workspace = workspace;
            this.writer = writer;
            // Archives inside libraries are copied as they are; that they are not opened is no news here.
            this.reader = new ArtifactReader(workspace, ArchiveLimits.DEFAULT.withMaxDepth(0), ignored -> { });
            this.merger = new Merger(recipe.name());
        }

        Assembled run(Path target) throws IOException {
            recipe.application().ifPresent(own -> merger.add(own.component(), open(own)));
            Optional<String> folder = recipe.jarFolder();
            if (folder.isPresent()) {
                Clashes clashes = new Clashes();
                // The runtime sorts jars by name, whatever the order of the class path was.
                for (Library library : recipe.libraries().stream().sorted(Comparator.comparing(Library::fileName)).toList()) {
                    open(library).forEach(entry -> clashes.note(entry, library.component(), Clashes::isClass));
                    addJar(library, folder.get());
                }
                clashes.tell(recipe.name(), "the runtime sorts jars by name").forEach(merger::tell);
            } else {
                recipe.libraries().forEach(library -> merger.add(library.component(), open(library)));
            }
            List<Entry> entries = new ArrayList<>(merger.entries());
            entries.addAll(jars);
            entries.sort(Comparator.comparing(entry -> entry.path().name()));
            writer.write(new Artifact(recipe.name(), recipe.role(), source(), 0, new Container(Container.Form.ZIP, entries)), target);
            return new Assembled(recipe.name(), target, merger.owners(), merger.diagnostics());
        }

        private Path source() {
            return recipe.application().or(() -> recipe.libraries().stream().findFirst()).map(Library::path).orElseThrow();
        }

        private List<Entry> open(Library library) {
            return reader.open(library.path(), library.fileName(), recipe.role()).root().entries();
        }

        private void addJar(Library library, String folder) throws IOException {
            EntryPath path = EntryPath.of(recipe.name(), folder + library.fileName());
            Path jar = Files.isDirectory(library.path()) ? jarOf(library) : library.path();
            Content content = Content.of(jar);
            jars.add(new Entry(path, EntryKind.FILE, content, content.size(), Attributes.NONE, Optional.empty()));
            merger.owners().put(path, library.component());
        }

        /** A jar of a folder of classes, as a reactor without the package phase has it. */
        private Path jarOf(Library library) {
            Path jar = workspace.newFile();
            List<Entry> files = open(library).stream().filter(entry -> entry.kind() != EntryKind.DIRECTORY).toList();
            writer.write(new Artifact(library.fileName(), recipe.role(), library.path(), 0, new Container(Container.Form.ZIP, files)), jar);
            return jar;
        }
    }
}
