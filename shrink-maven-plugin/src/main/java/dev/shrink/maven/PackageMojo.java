package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.inject.Inject;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict;

/** Packages the project's function and its layers, shrinks them as one deployment, and attaches the results. */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends ShrinkMojo {

    /** The classifier of a function's package; with several functions each has its name behind it. */
    @Parameter(property = "shrink.classifier", defaultValue = "lambda")
    private String classifier;

    /** Attaches the packages to the project, so that they are installed and deployed with it. */
    @Parameter(property = "shrink.attach", defaultValue = "true")
    private boolean attach;

    @Inject
    private MavenProjectHelper projectHelper;

    @Override
    void run() throws MojoFailureException {
        if (hasNothing()) {
            getLog().debug("nothing to package: this module has packaging pom and names no <functions>");
            return;
        }
        Reports reports = reports("report");
        Request request = unshrunk();
        Path results = output();
        removeOld(request, results);
        Report report = Shrinker.withInstalledRules().shrink(request, results);
        reports.write(report);
        Packaged.of(request).keep(getPluginContext());
        // Sizes are judged by the check goal, when everything is packaged; what would not work is never written.
        reports.judge(report, List.of(Verdict.Kind.VERIFICATION));
        if (attach && !artifactsGiven()) {
            request.functions().forEach(function -> attach(request.functions().size() == 1 ? classifier : classifier + "-" + function.name(), results.resolve(function.name() + ".zip")));
            request.layers().forEach(layer -> attach("layer-" + layer.name(), results.resolve(layer.name() + ".zip")));
        }
    }

    /** Results of an earlier run must not outlive a run that writes none. */
    private static void removeOld(Request request, Path results) {
        try {
            Files.createDirectories(results);
            for (List<Request.Input> inputs : List.of(request.functions(), request.layers())) {
                for (Request.Input input : inputs) {
                    Files.deleteIfExists(results.resolve(input.path().getFileName()));
                }
            }
        } catch (IOException e) {
            throw new BadRequest("output.write", results, "earlier packages cannot be removed: " + e.getMessage(), "Choose another <outputDirectory>");
        }
    }

    private void attach(String asClassifier, Path file) {
        boolean again = project().getAttachedArtifacts().stream().anyMatch(a -> asClassifier.equals(a.getClassifier()) && a.getType().equals("zip"));
        if (!again) {
            projectHelper.attachArtifact(project(), "zip", asClassifier, file.toFile());
        }
    }
}
