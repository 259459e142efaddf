package dev.shrink.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.VerifyRequest;
import dev.shrink.model.Provenance;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.verify.VerifyResult;

/** Runs what the package goal made, or given artifacts, before and after in AWS's runtime client, and fails the build if they behave differently. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends ShrinkMojo {

    /** The edition of shrink.artifact after shrinking: a zip, jar or folder. */
    @Parameter(property = "shrink.shrunkArtifact")
    private File shrunkArtifact;

    /** Layers of shrink.shrunkArtifact; by default those of shrink.artifact. */
    @Parameter(property = "shrink.shrunkLayers")
    private List<File> shrunkLayers = new ArrayList<>();

    @Override
    void run() throws MojoFailureException {
        if (hasNothing()) {
            getLog().debug("nothing to verify: this module has packaging pom and names no <functions>");
            return;
        }
        List<String> differ = new ArrayList<>();
        for (VerifyRequest request : artifactsGiven() ? List.of(given()) : packaged()) {
            String name = request.shrunk().getFileName().toString();
            VerifyResult result = Shrinker.withInstalledRules().verify(request);
            result.text().lines().forEach(line -> log(result.passed(), name + ": " + line));
            if (!result.passed()) {
                differ.add(name + ": " + result.verdict());
            }
        }
        if (!differ.isEmpty()) {
            throw new MojoFailureException(String.join(System.lineSeparator(), differ));
        }
    }

    private VerifyRequest given() {
        Request original = givenArtifacts();
        if (original.functions().size() != 1 || shrunkArtifact == null) {
            throw new BadRequest("verify.artifacts", "-Dshrink.shrunkArtifact", "one function is compared with one", "Give -Dshrink.artifact=before.zip -Dshrink.shrunkArtifact=after.zip");
        }
        List<Path> layers = original.layers().stream().map(Request.Input::path).toList();
        return VerifyRequest.of(original, shrunkArtifact.toPath(), shrunkLayers.isEmpty() ? layers : shrunkLayers.stream().map(File::toPath).toList());
    }

    private List<VerifyRequest> packaged() {
        Path before = output().resolve("unshrunk");
        Request request = request(inputs(before, functionNames()), inputs(before, layerNames()), Provenance.UNKNOWN);
        return running(request).stream()
            .map(replay -> new VerifyRequest(zip(before, replay.function()), layers(before), zip(output(), replay.function()), layers(output()), replay.settings())).toList();
    }

    private static List<Request.Input> inputs(Path folder, List<String> names) {
        return names.stream().map(name -> new Request.Input(name, zip(folder, name))).toList();
    }

    private List<Path> layers(Path folder) {
        return layerNames().stream().map(layer -> zip(folder, layer)).toList();
    }

    private static Path zip(Path folder, String name) {
        Path zip = folder.resolve(name + ".zip");
        if (!Files.exists(zip)) {
            throw new BadRequest("maven.not-packaged", zip, "nothing was packaged", "Bind the package goal too, or name artifacts with -Dshrink.artifact");
        }
        return zip;
    }

    private void log(boolean passed, String line) {
        if (passed) {
            getLog().info(line);
        } else {
            getLog().error(line);
        }
    }
}
