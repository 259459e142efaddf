package dev.shrink.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Report;
import dev.shrink.report.Verdict;

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
        return now.map(p -> request(PackagedEarlier.inputs(p.functions(), folder), PackagedEarlier.inputs(p.layers(), folder), p.provenance()))
            .orElseGet(() -> configured(new PackagedEarlier(folder)::request));
    }
}
