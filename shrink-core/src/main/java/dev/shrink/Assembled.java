package dev.shrink;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Folders for what is run and was only described, such as requirements; they are gone once this is closed. */
final class Assembled implements AutoCloseable {

    private final Temporaries temporaries = new Temporaries();
    private final Consumer<String> steps;

    Assembled(Consumer<String> steps) {
        this.steps = steps;
    }

    /** The request with artifacts only. */
    Request of(Request given) {
        return new Descriptions(given, temporaries.workspace(), diagnostic -> steps.accept(diagnostic.toString())).request();
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
        temporaries.close();
    }
}
