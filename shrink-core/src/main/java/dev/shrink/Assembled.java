package dev.shrink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.shrink.archive.Workspace;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Folders for what is run and was only described, such as requirements; they are gone once this is closed. */
final class Assembled implements AutoCloseable {

    private final Workspace workspace;
    private final Consumer<String> steps;

    Assembled(Consumer<String> steps) {
        this.steps = steps;
        try {
            this.workspace = Workspace.create();
        } catch (IOException e) {
            throw new BadArtifact("workspace", System.getProperty("java.io.tmpdir"), "no temporary folder can be made: " + e.getMessage(), "Set -Djava.io.tmpdir to a folder with room", e);
        }
    }

    /** The request with artifacts only. */
    Request of(Request given) {
        return new Descriptions(given, workspace, diagnostic -> steps.accept(diagnostic.toString())).request();
    }

    /** Both editions with artifacts only. */
    VerifyRequest of(VerifyRequest given) {
        Request original = of(Request.of(List.of(given.original()), given.originalLayers(), given.settings()));
        Request shrunk = of(Request.of(List.of(given.shrunk()), given.shrunkLayers(), given.settings()));
        return new VerifyRequest(function(original), layers(original), function(shrunk), layers(shrunk), given.settings());
    }

    private static Path function(Request request) {
        return request.functions().get(0).path();
    }

    private static List<Path> layers(Request request) {
        return request.layers().stream().map(Request.Input::path).toList();
    }

    @Override
    public void close() {
        try {
            workspace.close();
        } catch (IOException e) {
            System.getLogger(Assembled.class.getName()).log(System.Logger.Level.WARNING, "temporary files could not be removed", e);
        }
    }
}
