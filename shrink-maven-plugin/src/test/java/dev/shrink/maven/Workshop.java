package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where integration tests run Maven: a local repository of their own, into which the plugin as it was just built is put. Everything else comes
 * from the local repository of the build around us, which Maven reads as a remote one, so that nothing is fetched twice.
 */
final class Workshop {

    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final String VERSION = System.getProperty("it.version");
    private static final Path ROOT = TARGET.resolve("../..").normalize();
    private static final Path REPOSITORY = TARGET.resolve("it-repo");
    private static final Pattern PLUGIN_VERSION = Pattern.compile("<artifactId>maven-(\\w+)-plugin</artifactId>\\s*<version>([^$<]+)</version>");

    private final Path settings;

    private Workshop(Path settings) {
        this.settings = settings;
    }

    /** Makes the repository; as often as a test class asks for it. */
    static Workshop open() throws IOException {
        install("shrink", ROOT.resolve("pom.xml"), Optional.empty());
        install("shrink-core", ROOT.resolve("shrink-core/pom.xml"), Optional.of(ROOT.resolve("shrink-core/target/shrink-core-" + VERSION + ".jar")));
        install("shrink-maven-plugin", ROOT.resolve("shrink-maven-plugin/pom.xml"), Optional.of(TARGET.resolve("shrink-maven-plugin-" + VERSION + ".jar")));
        Path settings = TARGET.resolve("it-settings.xml");
        String around = Path.of(System.getProperty("it.repository")).toUri().toString();
        Files.writeString(settings, """
            <settings>
              <localRepository>%s</localRepository>
              <profiles>
                <profile>
                  <id>around</id>
                  <repositories>%s</repositories>
                  <pluginRepositories>%s</pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>around</activeProfile>
              </activeProfiles>
            </settings>
            """.formatted(REPOSITORY, repository("repository", around), repository("pluginRepository", around)));
        return new Workshop(settings);
    }

    /** Copies {@code src/it/<name>} to a fresh folder. */
    static Path project(String name, String as) throws IOException {
        Path from = TARGET.resolveSibling("src/it").resolve(name);
        Path to = TARGET.resolve("it").resolve(as);
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, filtered(Files.readString(file)));
            }
        }
        return to;
    }

    /** Runs a Maven in a folder, offline as far as it can be. */
    MavenRun run(Installation maven, Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven.command().toString(), "-B", "-ntp", "-s", settings.toString()));
        command.addAll(List.of(arguments));
        return MavenRun.of(folder, maven.javaHome(), command);
    }

    static Path installed(String artifact, String version, String file) {
        return REPOSITORY.resolve("it").resolve(artifact).resolve(version).resolve(file);
    }

    private static String repository(String element, String url) {
        return "<%1$s><id>around</id><url>%2$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>false</enabled></snapshots></%1$s>".formatted(element, url);
    }

    private static void install(String artifact, Path pom, Optional<Path> jar) throws IOException {
        Path folder = Files.createDirectories(REPOSITORY.resolve("dev/shrink").resolve(artifact).resolve(VERSION));
        Files.copy(pom, folder.resolve(artifact + "-" + VERSION + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar.isPresent()) {
            Files.copy(jar.get(), folder.resolve(artifact + "-" + VERSION + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The same versions of plugins as our own build uses, which are in the repository around us for certain. */
    private static String filtered(String text) throws IOException {
        String filtered = text.replace("@shrink@", VERSION);
        for (MatchResult plugin : PLUGIN_VERSION.matcher(Files.readString(ROOT.resolve("pom.xml"))).results().toList()) {
            filtered = filtered.replace("@" + plugin.group(1) + "@", plugin.group(2));
        }
        return filtered;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
