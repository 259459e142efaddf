package dev.shrink.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.shrink.model.Container;
import dev.shrink.model.Entry;

/** Writes a container as a folder, with modes 644 and 755 and links as links. */
final class FolderWriter {

    private final Workspace workspace;
    private final ZipWriter zips;

    FolderWriter(Workspace workspace, ZipWriter zips) {
        this.workspace = workspace;
        this.zips = zips;
    }

    void write(Container container, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Entry entry : container.entries()) {
            Path target = resolve(folder, entry);
            if (!target.startsWith(folder)) {
                throw new IOException(entry.path().qualified() + " would be written outside " + folder);
            }
            Files.createDirectories(target.getParent());
            switch (entry.kind()) {
                case DIRECTORY -> Files.createDirectories(target);
                case SYMLINK -> Files.createSymbolicLink(target, Path.of(new String(entry.content().bytes(), StandardCharsets.UTF_8)));
                case FILE -> file(entry, target);
            }
        }
    }

    private static Path resolve(Path folder, Entry entry) throws IOException {
        try {
            return folder.resolve(entry.path().name()).normalize();
        } catch (InvalidPathException e) {
            throw new IOException(entry.path().qualified() + " has a name that the locale's character set cannot write; set LC_ALL=C.UTF-8", e);
        }
    }

    private void file(Entry entry, Path target) throws IOException {
        if (entry.inner().isPresent()) {
            Path zip = workspace.newFile();
            zips.write(entry.inner().get(), zip);
            Files.move(zip, target);
        } else {
            try (InputStream in = entry.content().open(); OutputStream out = Files.newOutputStream(target)) {
                in.transferTo(out);
            }
        }
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(entry.attributes().executable() ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
