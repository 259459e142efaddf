package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.ArtifactWriter;
import dev.shrink.archive.Workspace;
import dev.shrink.model.Artifact;
import dev.shrink.model.Container;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.verify.runtime.FunctionCode;

/** Puts functions and layers on disk as Lambda unpacks them. */
public final class Unpacker implements AutoCloseable {

    private final Workspace workspace;
    private final ArtifactWriter writer;
    private final Path folder;
    private int unpacked;

    /** @param folder where to; the caller deletes it */
    public Unpacker(Workspace workspace, Path folder) throws IOException {
        this.workspace = workspace;
        this.writer = new ArtifactWriter(workspace, false);
        this.folder = Files.createDirectories(folder).toRealPath();
    }

    /** Unpacks files as they are; a function that is a folder, and a single layer that is one, are used where they lie. */
    public FunctionCode unpack(Path function, List<Path> layers) throws IOException {
        ArtifactReader reader = new ArtifactReader(workspace, ArchiveLimits.DEFAULT.withMaxDepth(0), diagnostic -> { });
        Artifact code = reader.open(function, "function", Artifact.Role.FUNCTION);
        Path task = Files.isDirectory(function) ? function.toRealPath() : write(code, code.root().entries());
        if (layers.size() == 1 && Files.isDirectory(layers.get(0))) {
            return new FunctionCode(task, Optional.of(layers.get(0).toRealPath()));
        }
        return new FunctionCode(task, layers(layers.stream().map(layer -> reader.open(layer, layer.toString(), Artifact.Role.LAYER)).toList()));
    }

    /** Unpacks a deployment of one function, changes included. */
    public FunctionCode unpack(Deployment deployment) throws IOException {
        Artifact function = deployment.functions().get(0);
        return new FunctionCode(write(function, function.root().entries()), layers(deployment.layers()));
    }

    /** Layers are unpacked over each other: a later one wins. */
    private Optional<Path> layers(List<Artifact> layers) throws IOException {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Entry> merged = new LinkedHashMap<>();
        layers.forEach(layer -> layer.root().entries().forEach(entry -> merged.put(entry.path().name(), entry)));
        return Optional.of(write(layers.get(0), List.copyOf(merged.values())));
    }

    private Path write(Artifact artifact, List<Entry> entries) throws IOException {
        unpacked++;
        Path target = folder.resolve("code-" + unpacked);
        writer.write(artifact.withRoot(new Container(Container.Form.FOLDER, entries)), target);
        return target.toRealPath();
    }

    /** Deletes what was unpacked; a user's own folder is left alone. */
    void discard(FunctionCode code) throws IOException {
        List<Path> own = Stream.concat(Stream.of(code.task()), code.layers().stream()).filter(path -> path.startsWith(folder)).toList();
        for (Path path : own) {
            Workspace.deleteTree(path);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
