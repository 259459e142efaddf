package dev.shrink.elf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;

/**
 * Where Lambda puts the libraries of a deployment and where its loader looks for them: functions in {@code /var/task}, layers in
 * {@code /opt}, the library path as in the AWS Lambda Developer Guide, "Defined runtime environment variables".
 */
final class LoaderPaths {
    private static final Path TASK = Path.of("/var/task");
    private static final Path LAYER = Path.of("/opt");
    private static final List<Path> LIBRARY_PATH = List.of(TASK, TASK.resolve("lib"), LAYER.resolve("lib"));

    private final Map<String, Path> roots = new HashMap<>();
    private final Map<Path, NativeLibrary> byPlace = new HashMap<>();

    LoaderPaths(Deployment view, NativeLibraries libraries) {
        for (Artifact function : view.functions()) {
            roots.put(function.name(), TASK);
        }
        for (Artifact layer : view.layers()) {
            roots.put(layer.name(), LAYER);
        }
        libraries.all().stream().filter(l -> l.path().depth() == 0).forEach(l -> byPlace.put(place(l.path()), l));
    }

    private Path place(EntryPath path) {
        return roots.getOrDefault(path.artifact(), TASK).resolve(path.name()).normalize();
    }

    /** Whether the loader finds a need of the library by itself: by its search path or by the process's. */
    boolean finds(NativeLibrary library, String needed) {
        return find(library, needed).isPresent();
    }

    /** The library that the loader finds for a need, the first in the order of its search. A need with a slash is a path (glibc, {@code elf/dl-load.c}). */
    Optional<NativeLibrary> find(NativeLibrary library, String needed) {
        Path folder = place(library.path()).getParent();
        if (needed.contains("/")) {
            return Optional.ofNullable(byPlace.get(at(folder, needed)));
        }
        List<Path> folders = new ArrayList<>();
        for (String entry : library.searchPath()) {
            folders.add(at(folder, entry));
        }
        folders.addAll(LIBRARY_PATH);
        return folders.stream().map(f -> f.resolve(needed)).filter(byPlace::containsKey).map(byPlace::get).findFirst();
    }

    private static Path at(Path origin, String path) {
        return Path.of(path.replace("${ORIGIN}", origin.toString()).replace("$ORIGIN", origin.toString())).normalize();
    }
}
