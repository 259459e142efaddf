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
}
