package dev.shrink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.plan.Outcome;
import dev.shrink.plan.Plan;
import dev.shrink.verify.Repair;
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

    /** Whether the settings ask for a verification of what was shrunk. */
    static boolean wanted(Settings settings) {
        return !settings.get(VerifySettings.EVENT).isEmpty();
    }

    VerifyResult compare(VerifyRequest request) {
        return running(() -> {
            Verifier verifier = verifier(unpacker.unpack(request.original(), request.originalLayers()));
            steps.accept("running the shrunk function");
            return verifier.verify(unpacker.unpack(request.shrunk(), request.shrunkLayers()));
        });
    }

    Trace trace(Request request) {
        return running(() -> {
            FunctionCode code = unpacker.unpack(request.functions().get(0).path(), request.layers().stream().map(Request.Input::path).toList());
            steps.accept("running the function");
            return new Tracer(new VerifySetup(settings, folder.resolve("client")).replay(code), code, folder.resolve("trace")).trace();
        });
    }

    /**
     * What came of verifying a shrink.
     *
     * @param result   the first run's result
     * @param repaired what was put back to make it work; empty if it worked, or could not be repaired
     */
    record Checked(VerifyResult result, Optional<Repair.Repaired> repaired) { }

    /** Runs what a plan gives and, if it fails, finds a plan that works. */
    Checked check(Request request, Plan plan, Outcome outcome) {
        if (request.functions().size() != 1) {
            throw new BadRequest("verify.functions", settings.origin(VerifySettings.EVENT), "events are for one function, and there are " + request.functions().size(),
                "Shrink first, then verify each function with 'shrink verify'");
        }
        return running(() -> {
            List<Path> layers = request.layers().stream().map(Request.Input::path).toList();
            Verifier verifier = verifier(unpacker.unpack(request.functions().get(0).path(), layers));
            steps.accept("running the shrunk function");
            VerifyResult result = verifier.verify(unpacker.unpack(outcome.result()));
            if (result.passed() || !result.comparable() || !settings.get(VerifySettings.REPAIR)) {
                return new Checked(result, Optional.empty());
            }
            steps.accept("finding out what must be put back");
            Repair repair = new Repair(verifier, unpacker, workspace, Math.max(2, settings.get(VerifySettings.REPAIR_RUNS)));
            return new Checked(result, repair.repair(plan, outcome, result.shrunk()));
        });
    }

    private Verifier verifier(FunctionCode original) throws IOException, InterruptedException {
        VerifySetup setup = new VerifySetup(settings, folder.resolve("client"));
        steps.accept("running the original function");
        return Verifier.of(setup.replay(original), setup.masks(), setup.logs(), original, folder.resolve("runs"));
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
