package dev.shrink.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.model.Provenance;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict;
import dev.shrink.report.format.ReportReader;

/** Fails the build if packages are over their budgets, grew too much, or hold what must not be there. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends ShrinkMojo {

    @Override
    void run() throws MojoFailureException {
        if (hasNothing()) {
            return;
        }
        Reports reports = reports("check");
        Report report = Shrinker.withInstalledRules().check(artifactsGiven() ? givenArtifacts() : packaged());
        reports.write(report);
        reports.judge(report, List.of(Verdict.Kind.values()));
    }

    /** What the package goal wrote, in this build or an earlier one. */
    private Request packaged() {
        Path folder = output();
        Optional<Packaged> now = Packaged.kept(getPluginContext());
        return now.map(p -> request(inputs(p.functions(), folder), inputs(p.layers(), folder), p.provenance()))
            .orElseGet(() -> earlier(folder));
    }

    private Request earlier(Path folder) {
        Path saved = folder.resolve("report.json");
        if (!Files.exists(saved)) {
            throw new BadRequest("maven.not-packaged", saved, "nothing was packaged", "Bind the package goal too, or name artifacts with -Dshrink.artifact");
        }
        Report report = ReportReader.read(saved);
        List<String> functions = report.artifacts().stream().filter(a -> a.role().equals("function")).map(Report.ArtifactSize::name).toList();
        List<String> layers = report.artifacts().stream().filter(a -> a.role().equals("layer")).map(Report.ArtifactSize::name).toList();
        return request(inputs(functions, folder), inputs(layers, folder), Provenance.UNKNOWN);
    }

    private static List<Request.Input> inputs(List<String> names, Path folder) {
        return names.stream().map(name -> new Request.Input(name, folder.resolve(name + ".zip"))).toList();
    }
}
