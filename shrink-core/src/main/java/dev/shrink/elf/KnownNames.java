package dev.shrink.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Knowledge about libraries, kept as data: text files with a name on each line. */
final class KnownNames {
    private KnownNames() {
    }

    /** The lines of a data file; {@code #} starts a comment line. */
    static Set<String> read(String file) {
        try (InputStream in = KnownNames.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("the resource " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
