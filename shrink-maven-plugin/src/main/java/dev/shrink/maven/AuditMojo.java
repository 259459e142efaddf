package dev.shrink.maven;

import org.apache.maven.plugins.annotations.Mojo;

import dev.shrink.Shrinker;
import dev.shrink.report.Report;

/** Says what the project's packages, or given artifacts, are made of, and what a shrink would save. Changes nothing. */
@Mojo(name = "audit", requiresProject = false, threadSafe = true)
public final class AuditMojo extends ShrinkMojo {

    @Override
    void run() {
        if (hasNothing()) {
            getLog().info("nothing to audit: name artifacts with -Dshrink.artifact, or run in a module that has code");
            return;
        }
        Reports reports = reports("audit");
        Report report = Shrinker.withInstalledRules().audit(unshrunk());
        if (!artifactsGiven()) {
            reports.write(report);
        }
        reports.print(report, true);
    }
}
