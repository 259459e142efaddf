package dev.shrink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import dev.shrink.analysis.ArtifactSource;
import dev.shrink.archive.Workspace;
import dev.shrink.model.Artifact;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Replaces those inputs of a request that only describe an artifact by folders that are one. */
final class Descriptions {

    private final Request given;
    private final Workspace workspace;
    private final Consumer<Diagnostic> diagnostics;
    private final Map<String, Path> assembled = new HashMap<>();
    private final Request request;

    /** @param workspace holds the folders until it is closed */
    Descriptions(Request given, Workspace workspace, Consumer<Diagnostic> diagnostics) {
        this.given = given;
        this.workspace = workspace;
        this.diagnostics = diagnostics;
        this.request = new Request(all(given.functions(), Artifact.Role.FUNCTION), all(given.layers(), Artifact.Role.LAYER),
            given.settings(), given.policy(), given.baseline(), given.provenance(), given.replays());
    }

    /** The request with artifacts only. */
    Request request() {
        return request;
    }

    /** Whether the artifact of that name was only described by what was given. */
    boolean assembled(String name) {
        return assembled.containsKey(name);
    }

    /** The file or folder that was given for an artifact. */
    Path given(Request.Input input) {
        return assembled.getOrDefault(input.name(), input.path());
    }

    private List<Request.Input> all(List<Request.Input> inputs, Artifact.Role role) {
        List<ArtifactSource> sources = ServiceLoader.load(ArtifactSource.class, ArtifactSource.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
        return inputs.stream().map(input -> sources.stream().filter(one -> one.describes(input.path())).findFirst().map(one -> assemble(one, input, role)).orElse(input)).toList();
    }

    private Request.Input assemble(ArtifactSource source, Request.Input input, Artifact.Role role) {
        try {
            Path folder = Files.createDirectories(workspace.newFile());
            source.assemble(input.path(), role, folder, given.settings(), diagnostics);
            assembled.put(input.name(), input.path());
            return new Request.Input(input.name(), folder);
        } catch (IOException e) {
            throw new BadArtifact("workspace", input.path(), "there is no room to assemble it: " + e.getMessage(), "Set -Djava.io.tmpdir to a folder with room", e);
        }
    }
}
