package dev.shrink.jvm;

import dev.shrink.config.Setting;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.jvm.edge.Evidence;
import dev.shrink.model.ShrinkException.BadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What users tell beyond the code: keep patterns and keep files in ProGuard's syntax ({@code --keep}), files of GraalVM's tracing agent and logs
 * of {@code -Xlog:class+load} ({@code --trace}).
 */
final class JvmEvidence {
    private static final Pattern LOADED = Pattern.compile("\\[class,load[^\\]]*\\]\\s+([\\w.$/]+)\\s+source:\\s+(?!jrt:|shared|__)");
    private static final Pattern CLASS_PATTERN = Pattern.compile("[\\w.$*?]+");

    private JvmEvidence() {
    }

    static Evidence of(Settings settings) {
        List<String> rules = new ArrayList<>();
        List<String> recordings = new ArrayList<>();
        List<String> loaded = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        for (String keep : settings.get(SettingTable.KEEP)) {
            file(keep).ifPresent(path -> rules.add(read(path, settings, SettingTable.KEEP)));
        }
        for (String trace : settings.get(SettingTable.TRACE)) {
            file(trace).ifPresent(path -> {
                String text = read(path, settings, SettingTable.TRACE);
                if (path.toString().endsWith(".json")) {
                    recordings.add(text);
                    traced(text, "classes").forEach(name -> loaded.add(name.replace('.', '/')));
                    resources.addAll(traced(text, "resources"));
                }
                Matcher matcher = LOADED.matcher(text);
                while (matcher.find()) {
                    loaded.add(matcher.group(1).replace('.', '/'));
                }
            });
        }
        return new Evidence(rules, recordings, loaded, resources);
    }

    /** The names in a list of a recording that {@code shrink trace} made (docs/trace-format.md); none of another kind of file. */
    private static List<String> traced(String json, String list) {
        List<String> names = new ArrayList<>();
        try {
            new ObjectMapper().readTree(json).path(list).forEach(name -> {
                if (name.isTextual()) {
                    names.add(name.asText());
                }
            });
        } catch (JsonProcessingException e) {
            return List.of(); // the reader of recordings tells
        }
        return names;
    }

    /** Keep patterns that can mean classes: they become roots, so that what a kept class needs stays too. */
    static List<String> classPatterns(Settings settings) {
        return settings.get(SettingTable.KEEP).stream().filter(k -> CLASS_PATTERN.matcher(k).matches() && file(k).isEmpty()).sorted().toList();
    }

    private static Optional<Path> file(String value) {
        try {
            return Optional.of(Path.of(value)).filter(Files::isRegularFile);
        } catch (InvalidPathException aPattern) {
            return Optional.empty();
        }
    }

    private static String read(Path file, Settings settings, Setting<?> setting) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BadRequest("config.unreadable-file", settings.origin(setting), "cannot read " + file + ": " + e.getMessage(), "Name a readable file");
        }
    }
}
