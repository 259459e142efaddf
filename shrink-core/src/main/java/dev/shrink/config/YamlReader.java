package dev.shrink.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.shrink.config.YamlNode.Mapping;
import dev.shrink.config.YamlNode.Scalar;
import dev.shrink.config.YamlNode.Sequence;
import dev.shrink.model.ShrinkException.BadRequest;

/** Reads YAML without losing the lines, so that every message can name one. */
final class YamlReader {

    private final Path file;
    private final JsonParser parser;

    private YamlReader(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** @throws BadRequest if the file cannot be read or is not a YAML mapping */
    static Mapping read(Path file) {
        try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            YamlReader reader = new YamlReader(file, parser);
            if (parser.nextToken() == null) {
                return new Mapping(Map.of(), Map.of(), file + ":1");
            }
            YamlNode root = reader.node();
            if (root instanceof Mapping mapping) {
                return mapping;
            }
            throw new BadRequest("config.syntax", root.origin(), "the file holds " + root.kind() + ", not settings", "Write lines such as 'budget: 200MiB'");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadRequest("config.syntax", file + ":" + line, "this is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                "Indent with spaces, and quote texts that hold ': ' or start with a special character");
        } catch (IOException e) {
            throw new BadRequest("config.unreadable", file, "the file cannot be read: " + e, "Name another one with --config");
        }
    }

    private String here() {
        return file + ":" + parser.currentTokenLocation().getLineNr();
    }

    private YamlNode node() throws IOException {
        String origin = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(origin);
            case START_ARRAY -> sequence(origin);
            case VALUE_NULL -> new Scalar("", origin);
            default -> new Scalar(parser.getText(), origin);
        };
    }

    private Mapping mapping(String origin) throws IOException {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String at = here();
            if (origins.containsKey(key)) {
                throw new BadRequest("config.twice", at, "'" + key + "' is written a second time; the first is at " + origins.get(key), "Remove one of them");
            }
            origins.put(key, at);
            parser.nextToken();
            values.put(key, node());
        }
        return new Mapping(values, origins, origin);
    }

    private Sequence sequence(String origin) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Sequence(items, origin);
    }
}
