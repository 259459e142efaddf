package dev.shrink.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Maven and the Java that it runs on.
 *
 * @param name     for the names of tests and folders
 * @param command  its script
 * @param javaHome the Java
 */
record Installation(String name, Path command, Path javaHome) {

    private static final Path HERE = Path.of(System.getProperty("java.home"));

    /** A version that the build unpacked for us, on the Java that runs this test. */
    static Installation of(String version) {
        return new Installation(version, Workshop.TARGET.resolve("maven/apache-maven-" + version + "/bin/mvn"), HERE);
    }

    Installation on(Path otherJava, String label) {
        return new Installation(name + "-" + label, command, otherJava);
    }

    /** The Maven of the machine, if there is one: the oldest that we try. */
    static Optional<Installation> onPath() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, "mvn")).filter(Files::isExecutable)
            .findFirst().map(mvn -> new Installation("of-the-machine", mvn, HERE));
    }

    /** A Java 25 of the machine, if there is one. */
    static Optional<Path> java25() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA_HOME_25")).map(Path::of).ifPresent(homes::add);
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> found = Files.list(usual)) {
                homes.addAll(found.filter(home -> Files.isExecutable(home.resolve("bin/javac"))).sorted().toList());
            }
        }
        for (Path home : homes) {
            Path release = home.resolve("release");
            if (Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"25")) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
