package dev.shrink.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.shrink.model.Artifact;
import dev.shrink.model.Attributes;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Opens a folder or a zip (a jar and a wheel are zips) as an artifact. Reads directories only; bytes are read when they are asked for. */
public final class ArtifactReader {

    private final Workspace workspace;
    private final ArchiveLimits limits;
    private final Consumer<Diagnostic> diagnostics;
    private final ZipReader zips;

    /**
     * @param workspace   holds files open and unpacked nested archives until it is closed
     * @param diagnostics takes one at a time, though archives inside an archive are read side by side
     */
    public ArtifactReader(Workspace workspace, ArchiveLimits limits, Consumer<Diagnostic> diagnostics) {
        this.workspace = workspace;
        this.limits = limits;
        this.diagnostics = diagnostic -> {
            synchronized (this) {
                diagnostics.accept(diagnostic);
            }
        };
        this.zips = new ZipReader(workspace, limits, this.diagnostics);
    }

    /**
     * Opens an artifact.
     *
     * @throws BadArtifact if there is none, it cannot be read, or it must not be trusted
     */
    public Artifact open(Path source, String name, Artifact.Role role) {
        try {
            if (Files.isDirectory(source)) {
                Container root = folder(source.toRealPath(), name);
                return new Artifact(name, role, source, 0, root);
            }
            return new Artifact(name, role, source, Files.size(source), zips.read(source, source.toString(), entry -> EntryPath.of(name, entry), 0));
        } catch (NoSuchFileException e) {
            throw new BadArtifact("artifact.missing", source, "there is no such file or folder", "Check the path");
        } catch (IOException | UncheckedIOException e) {
            throw new BadArtifact("artifact.unreadable", source, "it cannot be read: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private Container folder(Path root, String artifact) throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(root)) {
            paths = tree.filter(path -> !path.equals(root)).sorted((a, b) -> name(root, a).compareTo(name(root, b))).toList();
        }
        List<Entry> entries = new ArrayList<>(paths.size());
        for (Path path : paths) {
            entries.add(entry(path, EntryPath.of(artifact, name(root, path))));
        }
        return new Container(Container.Form.FOLDER, entries);
    }

    private Entry entry(Path file, EntryPath path) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Content target = Content.of(Files.readSymbolicLink(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            return new Entry(path, EntryKind.SYMLINK, target, target.size(), Attributes.NONE, Optional.empty());
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Entry(path, EntryKind.DIRECTORY, Content.of(new byte[0]), 0, Attributes.NONE, Optional.empty());
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadArtifact("artifact.special-file", file, "this is neither a file nor a folder nor a link", "Take it out of the folder");
        }
        Content content = Content.of(file);
        Entry plain = new Entry(path, EntryKind.FILE, content, content.size(), new Attributes(mode(file), false), Optional.empty());
        return NestedArchives.open(plain, workspace, limits, 0, diagnostics, zips);
    }

    private static int mode(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return 0;
        }
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)) {
            mode |= 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
        }
        return mode;
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
