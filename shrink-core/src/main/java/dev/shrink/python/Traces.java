package dev.shrink.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.ShrinkException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What recorded runs used, all recordings together. The format is {@code record.py}'s: one JSON object with {@code schema} 1 and the
 * lists {@code modules}, {@code files}, {@code libraries}, and {@code classes} and {@code resources} for other ecosystems.
 *
 * @param modules dotted names
 * @param files opened files, relative to the deployment
 * @param libraries mapped libraries, relative to the deployment
 */
record Traces(Set<String> modules, Set<String> files, Set<String> libraries) {
    static final Analysis<Traces> ANALYSIS = new Reading();

    /** Whether some run used Python. */
    boolean hasPython() {
        return !modules.isEmpty();
    }

    /** File names of what was mapped or opened: libraries among them are used, whatever code names them. */
    Set<String> fileNames() {
        return Stream.concat(libraries.stream(), files.stream()).map(path -> path.substring(path.lastIndexOf('/') + 1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private record Reading() implements Analysis<Traces> {
        @Override
        public Traces analyze(Deployment view, Facts facts) {
            Traces all = new Traces(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            for (String name : facts.settings().get(SettingTable.TRACE)) {
                if (name.endsWith(".json")) {
                    read(Path.of(name), facts.settings().origin(SettingTable.TRACE), all);
                }
            }
            return all;
        }

        private static void read(Path file, String origin, Traces all) {
            try {
                JsonNode recording = new ObjectMapper().readTree(Files.readAllBytes(file));
                if (recording == null || recording.path("schema").asInt(1) != 1) {
                    throw new IOException("it is not a recording of schema 1");
                }
                recording.path("modules").forEach(n -> all.modules.add(n.asText()));
                recording.path("files").forEach(n -> all.files.add(n.asText()));
                recording.path("libraries").forEach(n -> all.libraries.add(n.asText()));
            } catch (IOException e) {
                throw new BadRequest("python.trace", origin, "cannot use the recording " + file + ": " + e.getMessage(), "Record it anew with shrink trace");
            }
        }
    }
}
