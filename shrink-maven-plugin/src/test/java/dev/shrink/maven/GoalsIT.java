package dev.shrink.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the goals in one built reactor, as users do, and looks at what they say. */
class GoalsIT {

    private static final Installation MAVEN = Installation.of("3.9.16");
    private static final String GOAL = "dev.shrink:shrink-maven-plugin:" + Workshop.VERSION + ":";
    private static Workshop workshop;
    private static Path project;

    @BeforeAll
    static void buildOnce() throws IOException, InterruptedException {
        workshop = Workshop.open();
        project = Workshop.project("reactor", "goals");
        MavenRun run = run("package");
        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
    }

    @Test
    void aSecondRunWithoutCleanWritesTheSameBytes() throws IOException, InterruptedException {
        Path ml = project.resolve("deploy/target/shrink/ml.zip");
        byte[] before = Files.readAllBytes(ml);
        MavenRun run = run("package");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(Files.readAllBytes(ml)).isEqualTo(before);
        assertThat(run.output()).contains("ml (function): ", "common (layer): ");
    }

    @Test
    void checkFailsTheBuildWhenAPackageIsOverItsBudget() throws IOException, InterruptedException {
        MavenRun run = run("verify", "-Dshrink.budget=1KiB");

        assertThat(run.succeeded()).isFalse();
        assertThat(run.output()).contains("[ERROR] budget:", "-Dshrink.budget", "MojoFailureException", "COMPONENT");
    }

    @Test
    void verifyRunsEachFunctionWithItsOwnEventsBeforeAndAfter() throws IOException, InterruptedException {
        MavenRun run = run("verify");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(run.output()).contains("fe.zip: The shrunk function does with 1 event what the original does.", "ml.zip: The shrunk function does with 1 event what the original does.",
            "fe.zip: original  init ", "first event ", "warm ", "peak memory ");
    }

    @Test
    void verifyFailsTheBuildWhenTheFunctionBehavesDifferently() throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "verify");
        Path event = Files.writeString(elsewhere.resolve("you.json"), "\"you\"");
        Path before = project.resolve("deploy/target/shrink/unshrunk");
        MavenRun run = workshop.run(MAVEN, elsewhere, GOAL + "verify", "-Dshrink.artifact=" + before.resolve("fe.zip"), "-Dshrink.shrunkArtifact=" + before.resolve("ml.zip"),
            "-Dshrink.layer=" + before.resolve("common.zip"), "-Dshrink.handler=it.fe.Handler::handleRequest", "-Dshrink.event=" + event);

        assertThat(run.succeeded()).isFalse();
        assertThat(run.output()).contains("ml.zip: The shrunk function behaves differently", "MojoFailureException");
    }

    @Test
    void traceWritesWhatTheFunctionUses() throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "trace");
        Path event = Files.writeString(elsewhere.resolve("you.json"), "\"you\"");
        Path before = project.resolve("deploy/target/shrink/unshrunk");
        MavenRun run = workshop.run(MAVEN, elsewhere, GOAL + "trace", "-Dshrink.artifact=" + before.resolve("fe.zip"), "-Dshrink.layer=" + before.resolve("common.zip"),
            "-Dshrink.handler=it.fe.Handler::handleRequest", "-Dshrink.event=" + event, "-Dshrink.outputDirectory=" + elsewhere);

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(elsewhere.resolve("trace-fe.json")).content().contains("it.fe.Handler", "it.shared.Polite", "META-INF/services/it.shared.Greeter").doesNotContain("it.shared.Unused");
    }

    @Test
    void packageVerifiesWithEventsAndPutsBackWhatTheyNeed() throws IOException, InterruptedException {
        Path repaired = Workshop.project("reactor", "repair");
        Path event = Files.writeString(repaired.resolve("notes.json"), "\"/notes/Thumbs.db\"");
        MavenRun run = workshop.run(MAVEN, repaired, "-pl", "fe", "-am", "package", "-Dshrink.event=" + event);

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(run.output()).contains("verify.put-back");
        assertThat(ReactorIT.names(repaired.resolve("fe/target/shrink/fe.zip"))).contains("notes/Thumbs.db").doesNotContain("it/shared/Unused.class");
    }

    @Test
    void skipDoesNothing() throws IOException, InterruptedException {
        MavenRun run = run("verify", "-Dshrink.skip", "-Dshrink.budget=1KiB");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
    }

    @Test
    void whyExplainsWhatStaysAndWhatGoes() throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "why");
        MavenRun run = workshop.run(MAVEN, elsewhere, GOAL + "why", "-Dshrink.target=it.shared.Unused", "-Dshrink.handler=it.fe.Handler",
            "-Dshrink.artifact=" + project.resolve("deploy/target/shrink/unshrunk/fe.zip"), "-Dshrink.layer=" + project.resolve("deploy/target/shrink/unshrunk/common.zip"));

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(run.output()).contains("it/shared/Unused.class", "REMOVED");
    }

    @Test
    void auditAndCheckWorkOnGivenArtifactsWithoutAProject() throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "elsewhere");
        String zip = project.resolve("deploy/target/shrink/unshrunk/fe.zip").toString();
        String layer = project.resolve("deploy/target/shrink/unshrunk/common.zip").toString();

        MavenRun audit = workshop.run(MAVEN, elsewhere, GOAL + "audit", "-Dshrink.artifact=" + zip, "-Dshrink.layer=" + layer);
        assertThat(audit.succeeded()).describedAs(audit.output()).isTrue();
        assertThat(audit.output()).contains("fe  function + 1 layer", "COMPONENT");
        MavenRun check = workshop.run(MAVEN, elsewhere, GOAL + "check", "-Dshrink.artifact=" + zip, "-Dshrink.budget=10B");
        assertThat(check.succeeded()).isFalse();
        assertThat(check.output()).contains("[ERROR] budget:");
    }

    @Test
    void aWrongValueIsToldWithItsPlaceAndWhatToWrite() throws IOException, InterruptedException {
        MavenRun run = run("package", "-Dshrink.tier=reckless");

        assertThat(run.succeeded()).isFalse();
        assertThat(run.output()).contains("-Dshrink.tier", "'reckless'", "Write lossless|static|traced", "MojoExecutionException");
    }

    @Test
    void aLayerThatNothingGoesIntoIsToldOf() throws IOException, InterruptedException {
        Path other = Workshop.project("reactor", "empty-layer");
        Path pom = other.resolve("deploy/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("it:sha*", "it:misspelt"));
        MavenRun run = workshop.run(MAVEN, other, "package");

        assertThat(run.succeeded()).isFalse();
        assertThat(run.output()).contains("<layer> common: no dependency matches its patterns [it:misspelt]");
    }

    private static MavenRun run(String... arguments) throws IOException, InterruptedException {
        return workshop.run(MAVEN, project, arguments);
    }
}
