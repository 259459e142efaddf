package dev.shrink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.shrink.Request;
import dev.shrink.config.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The artifacts that a command works on. */
final class ArtifactOptions {

    @Parameters(arity = "1..*", paramLabel = "ART", description = "A zip, jar, folder or site-packages tree, or what pip is to resolve into one: requirements.txt, poetry.lock, uv.lock, pylock.toml, a wheel, a folder of wheels; several are functions of one deployment.")
    private List<Path> artifacts;

    @Option(names = "--layer", paramLabel = "Z", description = "A layer that every function uses. Repeatable.")
    private List<Path> layers = new ArrayList<>();

    Request request(Settings settings) {
        return Request.of(artifacts, layers, settings);
    }
}
