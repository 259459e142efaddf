package dev.shrink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.verify.Backends;
import dev.shrink.verify.Rehearsal;
import dev.shrink.verify.Trace;
import dev.shrink.verify.Tracer;
import dev.shrink.verify.Unpacker;
import dev.shrink.verify.Verifier;
import dev.shrink.verify.VerifyResult;
import dev.shrink.verify.VerifySetup;
import dev.shrink.verify.runtime.FunctionCode;

/** Runs functions with the events of the settings. Its files are gone when it is closed. */
final class Verification implements AutoCloseable {

    private final Settings settings;
    private final Consumer<String> steps;
    private final Workspace workspace;
    private final Path folder;
    private final Unpacker unpacker;

    Verification(Settings settings, Consumer<String> steps) {
        this.settings = settings;
        this.steps = steps;
        try {
            this.workspace = Workspace.create();
            this.folder = Files.createTempDirectory("shrink-verify-");
            this.unpacker = new Unpacker(workspace, folder.resolve("code"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    VerifyResult compare(VerifyRequest request) {
        return running(() -> {
            try (Backends backends = backends()) {
                Verifier verifier = verifier(request.settings(), backends.environment(Request.nameOf(request.original())), "", unpacker.unpack(request.original(), request.originalLayers()));
                steps.accept("running the shrunk function");
                return verifier.verify(unpacker.unpack(request.shrunk(), request.shrunkLayers()));
            }
        });
    }

    Trace trace(Request request) {
        Request.Input function = request.functions().get(0);
        return running(() -> {
            try (Backends backends = backends()) {
                FunctionCode code = unpacker.unpack(function.path(), paths(request.layers()));
                steps.accept("running the function");
                VerifySetup setup = new VerifySetup(request.settingsOf(function.name()), folder.resolve("client"), backends.environment(function.name()));
                return new Tracer(setup.replay(code), code, folder.resolve("trace")).trace();
            }
        });
    }

    /** Runs what a plan gives, each function with its events, and finds a plan that works for all where it fails. */
    Rehearsal.Result check(Request request, Plan plan, Outcome outcome) {
        return running(() -> {
            try (Backends backends = backends()) {
                Map<String, Verifier> originals = new LinkedHashMap<>();
                for (Request.Replay replay : request.running()) {
                    Path file = request.functions().stream().filter(input -> input.name().equals(replay.function())).findFirst().orElseThrow().path();
                    FunctionCode original = unpacker.unpack(file, paths(request.layers()));
                    originals.put(replay.function(), verifier(replay.settings(), backends.environment(replay.function()), replay.function(), original));
                }
                int maxRuns = settings.get(VerifySettings.REPAIR) ? Math.max(2, settings.get(VerifySettings.REPAIR_RUNS)) : 0;
                return new Rehearsal(unpacker, workspace, maxRuns, steps).run(originals, plan, outcome);
            }
        });
    }

    private Backends backends() throws IOException, InterruptedException {
        settings.get(VerifySettings.BACKENDS).ifPresent(command -> steps.accept("starting the backends"));
        return Backends.start(settings, folder);
    }

    /** @param name of the function, "" for the only one */
    private Verifier verifier(Settings its, Map<String, String> environment, String name, FunctionCode original) throws IOException, InterruptedException {
        Path own = folder.resolve("function-" + name);
        VerifySetup setup = new VerifySetup(its, own.resolve("client"), environment);
        steps.accept("running the original function" + (name.isEmpty() ? "" : " " + name));
        return Verifier.of(setup.replay(original), setup.masks(), setup.logs(), original, own.resolve("runs"));
    }

    private static List<Path> paths(List<Request.Input> layers) {
        return layers.stream().map(Request.Input::path).toList();
    }

    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    private static <T> T running(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the function could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a function ran", e);
        }
    }

    @Override
    public void close() {
        try (workspace; unpacker) {
            Workspace.deleteTree(folder);
        } catch (IOException e) {
            System.getLogger(Verification.class.getName()).log(System.Logger.Level.WARNING, "temporary files could not be removed", e);
        }
    }
}
