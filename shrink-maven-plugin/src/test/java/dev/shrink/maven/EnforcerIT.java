package dev.shrink.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the enforcer plugin with our rule, on each Maven that can read it. */
class EnforcerIT {

    static Stream<Installation> installations() {
        return Stream.of(Installation.of("3.9.16"), Installation.of("4.0.0-rc-5"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void judgesWhatWasPackagedAndWhatIsNamed(Installation maven) throws IOException, InterruptedException {
        Workshop workshop = Workshop.open();
        Path project = Workshop.project("enforced", "enforced-" + maven);

        MavenRun nothing = workshop.run(maven, project, "verify");
        assertThat(nothing.succeeded()).isFalse();
        assertThat(nothing.output()).contains("nothing was packaged", "maven.not-packaged");

        Path zip = zip(Files.createDirectories(project.resolve("build")).resolve("function.zip"), 5000);
        Path pom = project.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("<outputDirectory>${packages}</outputDirectory>", "<artifacts><artifact>" + zip + "</artifact></artifacts>"));
        assertThat(workshop.run(maven, project, "verify")).satisfies(run -> assertThat(run.succeeded()).describedAs(run.output()).isTrue());
        MavenRun over = workshop.run(maven, project, "verify", "-Dmost=4999B");
        assertThat(over.succeeded()).isFalse();
        assertThat(over.output()).contains("budget: function unzips to 5,000 B (0.0 MiB) and may unzip to 4,999 B (0.0 MiB) (<budget>)");
        assertThat(workshop.run(maven, project, "verify", "-Dmost=lots").output()).contains("<budget>", "'lots'");

        Files.writeString(project.resolve("shrink.yaml"), "must-not-contain:\n  - data.*\n");
        assertThat(workshop.run(maven, project, "verify").output()).contains("forbidden: must not contain data.*", "shrink.yaml:2");
    }

    private static Path zip(Path file, int bytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("data.txt"));
            zip.write("x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
