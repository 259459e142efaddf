package dev.shrink.sbom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.rule.Fixture;

/** What a check says of a function from which some entries were taken out. */
final class Checked {

    private Checked() { }

    static List<Breakage> by(OutputCheck check, Fixture function, Predicate<Entry> gone) {
        try (Workspace workspace = Workspace.create()) {
            Path folder = Files.createTempDirectory("checked-");
            Path file = function.writeTo(folder);
            Deployment input = Deployment.of(new ArtifactReader(workspace, ArchiveLimits.DEFAULT, d -> { }).open(file, "fe", Artifact.Role.FUNCTION));
            Facts before = Facts.of(input, Settings.defaults(), workspace);
            List<Breakage> found = new ArrayList<>();
            check.check(before, before.about(input.map(e -> gone.test(e) ? Optional.empty() : Optional.of(e))), found::add);
            Files.delete(file);
            Files.delete(folder);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
