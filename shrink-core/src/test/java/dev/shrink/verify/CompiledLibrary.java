package dev.shrink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compiles native libraries for tests. */
public final class CompiledLibrary {

    private CompiledLibrary() { }

    /** Makes {@code lib<name>.so} for each name; each has one function. */
    public static void into(Path folder, String... names) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String name : names) {
            Path source = Files.writeString(Files.createTempDirectory("library").resolve(name + ".c"), "int " + name + "(void) { return 1; }\n");
            Process gcc = new ProcessBuilder(List.of("gcc", "-shared", "-fPIC", "-o", folder.resolve("lib" + name + ".so").toString(), source.toString())).inheritIO().start();
            if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
                throw new IllegalStateException("the library " + name + " does not compile");
            }
        }
    }
}
