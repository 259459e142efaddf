package dev.shrink.python;

import dev.shrink.model.ShrinkException.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Knowledge about single distributions, kept as data: text files with a name and what is known of it on each line. */
final class KnownNames {
    private KnownNames() {
    }

    /** The lines of a data file: what stands before the first white space, with the rest; {@code #} starts a comment line. */
    static Map<String, String> read(String file) {
        try (InputStream in = KnownNames.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new Broken("python.data-missing", file, "the data file is not in this build of shrink");
            }
            Map<String, String> known = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\s+", 2))
                    .forEach(parts -> known.put(parts[0], parts.length > 1 ? parts[1] : ""));
            return known;
        } catch (IOException e) {
            throw new Broken("python.data-missing", file, "the data file cannot be read", e);
        }
    }
}
