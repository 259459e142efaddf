package dev.shrink.python.install;

import dev.shrink.config.PythonSettings;
import dev.shrink.config.Settings;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.python.host.Finished;
import dev.shrink.python.host.HostPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * pip of this machine, asked for wheels of another: {@code pip download --only-binary=:all: --platform … --python-version …}. It runs as
 * a process of its own, with the user's own configuration of indexes.
 */
final class Pip {
    private static final Map<String, String> QUIET = Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1", "PIP_NO_INPUT", "1", "PYTHONIOENCODING", "utf-8", "PIP_NO_COLOR", "1");

    private final HostPython python;
    private final Target target;
    private final Settings settings;

    private Pip(HostPython python, Target target, Settings settings) {
        this.python = python;
        this.target = target;
        this.settings = settings;
    }

    /** @throws BadRequest if no Python of this machine has pip */
    static Pip find(Target target, Settings settings) {
        return first(HostPython.candidates(settings, target.minor()), target, settings);
    }

    /** The first of some interpreters that has pip. */
    static Pip first(List<HostPython> all, Target target, Settings settings) {
        for (HostPython python : all) {
            if (run(List.of(python.command(), "-m", "pip", "--version"), Path.of("").toAbsolutePath()).succeeded()) {
                return new Pip(python, target, settings);
            }
        }
        throw new BadRequest("python.no-pip", "pip", all.isEmpty() ? "there is no Python 3 on this machine, and pip has to resolve the requirements"
                : all.get(0).command() + " has no pip, which has to resolve the requirements", "Install Python 3 with pip, or name one with --python");
    }

    /** Whether pip evaluates markers as the target would: it takes the values of the Python that it runs in. */
    boolean isOfTarget() {
        return target.minor().orElse(-1) == python.minor();
    }

    String version() {
        return "Python " + python.version();
    }

    /**
     * Downloads wheels.
     *
     * @param origin what is resolved, for messages; relative paths in it are relative to its folder
     * @param what arguments that say what is wanted
     * @param into an empty folder
     * @throws BadArtifact if pip cannot find what is asked for
     */
    List<Path> download(Path origin, List<String> what, Path into) {
        List<String> command = new ArrayList<>(List.of(python.command(), "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--dest", into.toString(),
                "--implementation", "cp", "--python-version", "3." + target.minor().orElseThrow(), "--abi", "cp3" + target.minor().orElseThrow()));
        target.platforms().forEach(platform -> command.addAll(List.of("--platform", platform)));
        command.addAll(settings.get(PythonSettings.PIP_OPTION));
        command.addAll(what);
        Finished finished = run(command, origin.toAbsolutePath().getParent());
        if (!finished.succeeded()) {
            throw failure(origin, finished);
        }
        try (Stream<Path> files = Files.list(into)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new BadArtifact("artifact.unreadable", into, "what pip downloaded cannot be listed: " + e.getMessage(), "Check the temporary folder", e);
        }
    }

    private BadArtifact failure(Path origin, Finished finished) {
        if (finished.output().contains("No matching distribution") || finished.output().contains("ResolutionImpossible")) {
            return new BadArtifact("python.no-wheel", origin, "pip finds no wheels for " + target + ": " + finished.said("ERROR:"),
                    "Require a version that has such a wheel, or build one with pip wheel on such a system and give --pip-option=--find-links=FOLDER");
        }
        if (finished.output().contains("HASHES")) {
            return new BadArtifact("python.hash-mismatch", origin, "what the index serves is not what was locked: " + finished.said("THESE PACKAGES DO NOT MATCH"),
                    "Do not trust the index; lock anew once you know why");
        }
        return new BadArtifact("python.pip-failed", origin, "pip could not resolve it: " + finished.said("ERROR:"), "Run pip download by hand to see all that it says");
    }

    private static Finished run(List<String> command, Path folder) {
        try {
            return Finished.run(command, folder, QUIET);
        } catch (IOException e) {
            throw new BadRequest("python.no-pip", command.get(0), "it cannot be started: " + e.getMessage(), "Name a Python that has pip with --python");
        }
    }
}
