package dev.shrink.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.shrink.Request;
import dev.shrink.config.Policy;
import dev.shrink.config.Settings;
import dev.shrink.model.Provenance;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Baseline;
import dev.shrink.report.Report;
import dev.shrink.report.format.ReportReader;

/**
 * What the package goal wrote in an earlier build, or before another plugin of this one.
 *
 * @param folder where
 */
record PackagedEarlier(Path folder) {

    /** @throws BadRequest if nothing is there */
    Request request(Settings settings) {
        Path saved = folder.resolve("report.json");
        if (!Files.exists(saved)) {
            throw new BadRequest("maven.not-packaged", saved, "nothing was packaged", "Bind the package goal too, or name artifacts");
        }
        Report report = ReportReader.read(saved);
        return new Request(inputs(names(report, "function"), folder), inputs(names(report, "layer"), folder), settings, Policy.NONE, Baseline.NONE, Provenance.UNKNOWN);
    }

    private static List<String> names(Report report, String role) {
        return report.artifacts().stream().filter(a -> a.role().equals(role)).map(Report.ArtifactSize::name).toList();
    }

    static List<Request.Input> inputs(List<String> names, Path folder) {
        return names.stream().map(name -> new Request.Input(name, folder.resolve(name + ".zip"))).toList();
    }
}
