package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<Request> single = new ArrayList<>();
        for (Replayed function : replayed()) {
            List<Request.Input> input = whole.functions().stream().filter(f -> f.name().equals(function.name())).toList();
            single.add(new Request(input, whole.layers(), function.settings(), Policy.NONE, Baseline.NONE, whole.provenance()));
        }
        return single;
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
