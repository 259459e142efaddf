package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.maven.plugins.annotations.Mojo;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.config.Policy;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Baseline;
import dev.shrink.verify.Trace;

/** Runs the project's unshrunk functions, or a given artifact, with events, and writes what they use to trace-NAME.json for the parameter trace. */
@Mojo(name = "trace", requiresProject = false, threadSafe = true)
public final class TraceMojo extends ShrinkMojo {

    @Override
    void run() {
        if (hasNothing()) {
            getLog().info("nothing to trace: name an artifact with -Dshrink.artifact, or run in a module that has code");
            return;
        }
        for (Request request : requests()) {
            Trace trace = Shrinker.withInstalledRules().trace(request);
            Path file = output().resolve("trace-" + request.functions().get(0).name() + ".json");
            write(trace, file);
            getLog().info("%s: %d events: %d classes, %d resources, %d Python modules, %d files, %d native libraries".formatted(file, trace.events(), trace.classes().size(),
                trace.resources().size(), trace.modules().size(), trace.files().size(), trace.libraries().size()));
        }
    }

    private List<Request> requests() {
        Request whole = unshrunk();
        if (artifactsGiven()) {
            return List.of(whole);
        }
        return running(whole).stream().map(replay -> single(whole, replay)).toList();
    }

    private static Request single(Request whole, Request.Replay replay) {
        List<Request.Input> function = whole.functions().stream().filter(f -> f.name().equals(replay.function())).toList();
        return new Request(function, whole.layers(), whole.settings(), Policy.NONE, Baseline.NONE, whole.provenance(), List.of(replay));
    }

    private void write(Trace trace, Path file) {
        try {
            Files.createDirectories(output());
            Files.writeString(file, trace.toJson());
        } catch (IOException e) {
            throw new BadRequest("output.write", file, "the recording cannot be written: " + e.getMessage(), "Choose another <outputDirectory>");
        }
    }
}
