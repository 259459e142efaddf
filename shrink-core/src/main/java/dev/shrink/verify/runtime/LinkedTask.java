package dev.shrink.verify.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of links that stands for a Java function and its layers.
 *
 * <p>The Java client looks for layers at {@code /opt} only, which a plain process has not. Putting the layers' jars on the class path
 * would give them another class loader, in front of the function's. Linked into {@code lib/} under names that sort last they come
 * where Lambda has them: behind the function's own jars, in the same loader.
 */
final class LinkedTask {

    /** Sorts behind every other character of ASCII. */
    private static final String LAST = "~";

    private LinkedTask() { }

    /** The function's own folder, or {@code folder} filled with links where layers hold jars. */
    static Path of(FunctionCode code, Path folder) throws IOException {
        Path jars = code.layers().map(layers -> layers.resolve("java/lib")).orElse(code.task().resolve("no-layers"));
        if (!Files.isDirectory(jars)) {
            return code.task();
        }
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (Path child : children(code.task())) {
            if (!child.getFileName().toString().equals("lib")) {
                Files.createSymbolicLink(folder.resolve(child.getFileName()), child.toAbsolutePath());
            }
        }
        if (Files.isDirectory(code.task().resolve("lib"))) {
            for (Path child : children(code.task().resolve("lib"))) {
                Files.createSymbolicLink(lib.resolve(child.getFileName()), child.toAbsolutePath());
            }
        }
        for (Path jar : children(jars)) {
            Files.createSymbolicLink(lib.resolve(LAST + jar.getFileName()), jar.toAbsolutePath());
        }
        return folder;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
