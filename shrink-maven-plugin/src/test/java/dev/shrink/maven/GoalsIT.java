package dev.shrink.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
    void packageVerifiesEachFunctionOfADeploymentAndPutsBackWhatItNeedsOfItsOwnAndOfTheLayer() throws IOException, InterruptedException {
        Path repaired = Workshop.project("reactor", "repair-deployment");
        Files.writeString(repaired.resolve("deploy/events/notes.json"), "\"/notes/desktop.ini\"");
        Files.writeString(repaired.resolve("deploy/events/words.json"), "\"/words/Thumbs.db\"");
        Files.writeString(repaired.resolve("deploy/events/variable.json"), "\"$GREETING\"");
        Path pom = repaired.resolve("deploy/pom.xml");
        Files.writeString(pom, Files.readString(pom).replaceFirst("(?s)(<handler>it.ml.*?</event>)", "$1<event>events/notes.json</event><event>events/words.json</event><event>events/variable.json</event>"));
        MavenRun run = workshop.run(MAVEN, repaired, "package", "-Dshrink.backends=cat backends.txt && cat");

        assertThat(run.succeeded()).isFalse();
        assertThat(run.output()).contains("the backends ended before they were up: cat: backends.txt");

        Files.writeString(repaired.resolve("deploy/backends.txt"), "ml:GREETING=good day\n\n");
        run = workshop.run(MAVEN, repaired, "package", "-Dshrink.backends=cat backends.txt && cat");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(run.output()).contains("verify.put-back: notes/desktop.ini: it was put back: without it the events of ml are not answered as before",
            "verify.put-back: java/lib/shared-1.0.jar!/words/Thumbs.db: it was put back: without it the events of ml are not answered as before",
            "fe: The shrunk function does with 1 event what the original does.", "ml: The shrunk function does with 4 events what the original does.");
        Path results = repaired.resolve("deploy/target/shrink");
        assertThat(ReactorIT.names(results.resolve("ml.zip"))).contains("notes/desktop.ini");
        assertThat(ReactorIT.names(results.resolve("fe.zip"))).doesNotContain("notes/Thumbs.db");
    }

    @Test
    void verifyComparesWithOtherLayersAndGivesTheFunctionItsVariables() throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "layers");
        Path event = Files.writeString(elsewhere.resolve("variable.json"), "\"$GREETING\"");
        Path after = project.resolve("deploy/target/shrink");
        Path before = after.resolve("unshrunk");
        List<String> arguments = List.of(GOAL + "verify", "-Dshrink.artifact=" + before.resolve("fe.zip"), "-Dshrink.layer=" + before.resolve("common.zip"),
            "-Dshrink.shrunkArtifact=" + after.resolve("fe.zip"), "-Dshrink.handler=it.fe.Handler::handleRequest", "-Dshrink.event=" + event + "," + project.resolve("deploy/events/you.json"));

        MavenRun same = run(elsewhere, arguments, "-Dshrink.shrunkLayers=" + after.resolve("common.zip"), "-Dshrink.env=GREETING=good day");
        assertThat(same.succeeded()).describedAs(same.output()).isTrue();
        assertThat(same.output()).contains("fe.zip: The shrunk function does with 2 events what the original does.").doesNotContain("GREETING is not set");

        MavenRun withoutVariable = run(elsewhere, arguments, "-Dshrink.shrunkLayers=" + after.resolve("common.zip"));
        assertThat(withoutVariable.output()).contains("GREETING is not set");

        MavenRun anotherLayer = run(elsewhere, arguments, "-Dshrink.shrunkLayers=" + after.resolve("ml.zip"), "-Dshrink.env=GREETING=good day");
        assertThat(anotherLayer.succeeded()).isFalse();
        assertThat(anotherLayer.output()).contains("fe.zip: The shrunk function behaves differently", "NoClassDefFoundError: it/shared/Greeter");
    }

    @Test
    void traceRunsEachFunctionOfTheProjectWithItsOwnEvents() throws IOException, InterruptedException {
        Path traced = Workshop.project("reactor", "traced");
        Path pom = traced.resolve("deploy/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("<executions>", "<executions><execution><id>trace</id><phase>package</phase><goals><goal>trace</goal></goals></execution>"));
        MavenRun run = workshop.run(MAVEN, traced, "package");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(traced.resolve("deploy/target/shrink/trace-fe.json")).content().contains("it.fe.Handler", "it.shared.OnlyFe", "it.shared.Polite").doesNotContain("it.ml", "it.shared.OnlyMl");
        assertThat(traced.resolve("deploy/target/shrink/trace-ml.json")).content().contains("it.ml.Handler", "it.shared.OnlyMl", "it.shared.Polite").doesNotContain("it.fe", "it.shared.OnlyFe");
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

    private static MavenRun run(Path folder, List<String> arguments, String... more) throws IOException, InterruptedException {
        return workshop.run(MAVEN, folder, Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static MavenRun run(String... arguments) throws IOException, InterruptedException {
        return workshop.run(MAVEN, project, arguments);
    }
}
