package dev.shrink.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;

/** Reads and writes a baseline as a small file that belongs into the repository: one line per size, so that reviews show what grew. */
public final class BaselineFile {

    /** The name under which front ends look for it. */
    public static final String NAME = "shrink-baseline.json";

    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BaselineFile() { }

    /** @throws BadArtifact if the file is not a baseline of a version that is known */
    public static Baseline read(Path file) {
        try {
            JsonNode tree = MAPPER.readTree(Files.readString(file));
            if (tree == null || tree.path("schemaVersion").asInt(0) != VERSION || !tree.path("functions").isObject()) {
                throw new BadArtifact("baseline.version", file, "this is not a baseline of version " + VERSION, "Write one with 'shrink baseline update'");
            }
            return new Baseline(file.toString(), sizes(tree, "functions", file), sizes(tree, "artifacts", file), sizes(tree, "components", file), sizes(tree, "groups", file));
        } catch (JacksonException e) {
            throw new BadArtifact("baseline.unreadable", file, "this is not a baseline: " + e.getOriginalMessage(), "Write one with 'shrink baseline update'", e);
        } catch (IOException e) {
            throw new BadArtifact("baseline.unreadable", file, "the baseline cannot be read: " + e, "Write one with 'shrink baseline update'", e);
        }
    }

    private static Map<String, Long> sizes(JsonNode tree, String key, Path file) {
        Map<String, Long> sizes = new TreeMap<>();
        tree.path(key).properties().forEach(e -> {
            if (!e.getValue().canConvertToLong()) {
                throw new BadArtifact("baseline.value", file, "the size of '" + e.getKey() + "' is not a number of bytes", "Write the file with 'shrink baseline update'");
            }
            sizes.put(e.getKey(), e.getValue().longValue());
        });
        return sizes;
    }

    /** @throws BadRequest if the file cannot be written */
    public static void write(Baseline baseline, Path file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", VERSION);
        tree.put("functions", new TreeMap<>(baseline.functions()));
        tree.put("artifacts", new TreeMap<>(baseline.artifacts()));
        tree.put("components", new TreeMap<>(baseline.components()));
        tree.put("groups", new TreeMap<>(baseline.groups()));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            Files.writeString(file, MAPPER.writer(printer).writeValueAsString(tree) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadRequest("baseline.write", file, "the baseline cannot be written: " + e, "Choose another place");
        }
    }
}
