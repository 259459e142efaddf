package dev.shrink.analysis;

import java.nio.file.Path;
import java.util.function.Consumer;

import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Diagnostic;

/**
 * Makes an artifact out of what only describes one: a list of requirements, a lock file, wheels. Found through
 * {@link java.util.ServiceLoader}. What is given is read and never changed.
 */
public interface ArtifactSource {

    /** Whether this is such a description, by its name and, for folders, by what is directly inside. */
    boolean describes(Path given);

    /**
     * Makes the artifact.
     *
     * @param target an empty folder that becomes the artifact, laid out as its role demands
     * @throws dev.shrink.model.ShrinkException if it cannot be made, saying what to do
     */
    void assemble(Path given, Artifact.Role role, Path target, Settings settings, Consumer<Diagnostic> diagnostics);
}
