package dev.shrink.verify.runtime;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The unpacked code of a function.
 *
 * @param task   what Lambda has at {@code /var/task}
 * @param layers what Lambda has at {@code /opt}: all layers, unpacked over each other; empty for a function without layers
 */
public record FunctionCode(Path task, Optional<Path> layers) { }
