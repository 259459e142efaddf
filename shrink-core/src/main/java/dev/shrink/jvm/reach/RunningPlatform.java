package dev.shrink.jvm.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runtime that runs this program, read through its {@code jrt} file system (JEP 220). */
public final class RunningPlatform implements Platform {
    private final FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final Map<String, Optional<PlatformClass>> known = new ConcurrentHashMap<>();

    @Override
    public Optional<PlatformClass> find(String internalName) {
        return known.computeIfAbsent(internalName, this::read);
    }

    private Optional<PlatformClass> read(String internalName) {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Path modules = image.getPath("/packages", internalName.substring(0, slash).replace('/', '.'));
        if (!Files.isDirectory(modules)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> owners = Files.newDirectoryStream(modules)) {
            for (Path module : owners) {
                Path file = image.getPath("/modules", module.getFileName().toString(), internalName + ".class");
                if (Files.exists(file)) {
                    return Optional.of(PlatformReader.read(Files.readAllBytes(file)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + internalName + " of the running Java runtime", e);
        }
    }
}
