package dev.shrink;

import java.nio.file.Path;
import java.util.List;

import dev.shrink.config.Settings;

/**
 * Two editions of a function, to be run with the same events.
 *
 * @param original       a zip, jar or folder
 * @param originalLayers its layers
 * @param shrunk         the other edition
 * @param shrunkLayers   its layers
 * @param settings       handler, events and how they are run
 */
public record VerifyRequest(Path original, List<Path> originalLayers, Path shrunk, List<Path> shrunkLayers, Settings settings) {

    public VerifyRequest {
        originalLayers = List.copyOf(originalLayers);
        shrunkLayers = List.copyOf(shrunkLayers);
    }

    /** The first function of a request, and another edition of it; it is run as the request says for that function. */
    public static VerifyRequest of(Request original, Path shrunk, List<Path> shrunkLayers) {
        Request.Input function = original.functions().get(0);
        return new VerifyRequest(function.path(), original.layers().stream().map(Request.Input::path).toList(), shrunk, shrunkLayers, original.settingsOf(function.name()));
    }
}
