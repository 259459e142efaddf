package dev.shrink.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds a reactor with two functions that share a layer, in parallel, with each Maven and Java. */
class ReactorIT {

    static Stream<Installation> installations() throws IOException {
        List<Installation> all = new ArrayList<>(List.of(Installation.of("3.9.16"), Installation.of("4.0.0-rc-5")));
        Installation.onPath().ifPresent(all::add);
        Installation.java25().ifPresent(java25 -> {
            all.add(Installation.of("3.9.16").on(java25, "java25"));
            all.add(Installation.of("4.0.0-rc-5").on(java25, "java25"));
        });
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void plansFunctionsThatShareALayerAsOneDeployment(Installation maven) throws IOException, InterruptedException {
        Path project = Workshop.project("reactor", "reactor-" + maven);
        MavenRun run = Workshop.open().run(maven, project, "-T2", "install");

        assertThat(run.succeeded()).describedAs(run.output()).isTrue();
        assertThat(run.output()).doesNotContain("not marked as @threadSafe", "[WARNING] Parameter");
        Path results = project.resolve("deploy/target/shrink");
        assertThat(names(results.resolve("fe.zip"))).contains("it/fe/Handler.class").noneMatch(name -> name.contains("shared-1.0.jar"));
        assertThat(names(results.resolve("common.zip"))).containsExactly("java/lib/shared-1.0.jar");
        assertThat(layerClasses(results)).contains("it/shared/OnlyFe.class", "it/shared/OnlyMl.class", "it/shared/Polite.class").doesNotContain("it/shared/Unused.class");
        assertThat(names(results.resolve("unshrunk/ml.zip"))).contains("it/ml/Handler.class");
        assertThat(results.resolve("report.json")).content().contains("\"name\" : \"it:shared\"", "\"role\" : \"layer\"");
        assertThat(Workshop.installed("deploy", "1.0", "deploy-1.0-lambda-ml.zip")).hasSameBinaryContentAs(results.resolve("ml.zip"));
        assertThat(Workshop.installed("deploy", "1.0", "deploy-1.0-layer-common.zip")).hasSameBinaryContentAs(results.resolve("common.zip"));

        assertThat(answer(maven, List.of(results.resolve("fe.zip"), results.resolve("common.zip")), "it.fe.Handler")).isEqualTo("fe[good day, you, hello from fe, you]");
        assertThat(answer(maven, List.of(results.resolve("ml.zip"), results.resolve("common.zip")), "it.ml.Handler")).isEqualTo("ml[good day, you, hello from ml, you]");

        Path exploded = project.resolve("fe/target/shrink/fe.zip");
        assertThat(names(exploded)).contains("it/fe/Handler.class", "it/shared/Polite.class", "it/shared/OnlyFe.class").doesNotContain("it/shared/OnlyMl.class");
        assertThat(Workshop.installed("fe", "1.0", "fe-1.0-lambda.zip")).hasSameBinaryContentAs(exploded);
        assertThat(Workshop.installed("fe", "1.0", "fe-1.0.jar")).exists();
        assertThat(answer(maven, List.of(exploded), "it.fe.Handler")).isEqualTo("fe[good day, you, hello from fe, you]");
    }

    /** Unpacks as Lambda does, into one folder for the function and one for its layers, and runs it. */
    private static String answer(Installation maven, List<Path> zips, String main) throws IOException, InterruptedException {
        Path task = Files.createTempDirectory(Workshop.TARGET.resolve("it"), "task");
        List<String> classPath = new ArrayList<>(List.of(task.toString()));
        for (Path zip : zips) {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                    Path target = task.resolve(entry.getName());
                    Files.createDirectories(target.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                    if (entry.getName().endsWith(".jar")) {
                        classPath.add(target.toString());
                    }
                }
            }
        }
        List<String> command = List.of(maven.javaHome().resolve("bin/java").toString(), "-cp", String.join(java.io.File.pathSeparator, classPath), main, "you");
        return MavenRun.of(task, maven.javaHome(), command).output().strip();
    }

    private static Set<String> layerClasses(Path results) throws IOException {
        Path jar = Files.createTempFile(Workshop.TARGET.resolve("it"), "shared", ".jar");
        try (ZipFile zip = new ZipFile(results.resolve("common.zip").toFile()); InputStream in = zip.getInputStream(zip.getEntry("java/lib/shared-1.0.jar"))) {
            Files.write(jar, in.readAllBytes());
        }
        return names(jar);
    }

    static Set<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
