package dev.shrink.verify.runtime;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where this machine finds its programs: the environment variable {@code PATH}. */
public final class SearchPath {

    private SearchPath() {
    }

    /** The program that a shell would start by that name. */
    public static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }
}
