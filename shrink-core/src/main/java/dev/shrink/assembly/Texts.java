package dev.shrink.assembly;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.shrink.model.Content;

/** Joins small texts of one name. Empty if they are not what their name says; then the first is taken. */
final class Texts {

    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.$-]*");

    private Texts() { }

    /** Every class name once, in order; comments go. */
    static Optional<Content> lines(Content first, Content second) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (Content content : List.of(first, second)) {
            for (String line : text(content).lines().toList()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty() && !CLASS_NAME.matcher(name).matches()) {
                    return Optional.empty();
                }
                lines.add(name);
            }
        }
        lines.remove("");
        return Optional.of(content(lines.stream().map(line -> line + "\n").collect(Collectors.joining())));
    }

    /** Properties of both, lists joined. */
    static Optional<Content> lists(Content first, Content second) throws IOException {
        return properties(first, second, (a, b) -> {
            Set<String> values = new LinkedHashSet<>(Arrays.asList((a + "," + b).split("\\s*,\\s*")));
            values.remove("");
            return String.join(",", values);
        });
    }

    /** Properties of both, the first value of a key. */
    static Optional<Content> properties(Content first, Content second) throws IOException {
        return properties(first, second, (a, b) -> a);
    }

    /** One after the other. */
    static Optional<Content> append(Content first, Content second) throws IOException {
        String start = text(first);
        return Optional.of(content(start + (start.endsWith("\n") ? "" : "\n") + text(second)));
    }

    private static Optional<Content> properties(Content first, Content second, BinaryOperator<String> join) throws IOException {
        TreeMap<String, String> joined = new TreeMap<>();
        for (Content content : List.of(first, second)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(new String(content.bytes(), StandardCharsets.ISO_8859_1)));
            } catch (IllegalArgumentException notProperties) {
                return Optional.empty();
            }
            properties.stringPropertyNames().forEach(key -> joined.merge(key, properties.getProperty(key), join));
        }
        StringBuilder text = new StringBuilder();
        for (var entry : joined.entrySet()) {
            Properties one = new Properties();
            one.setProperty(entry.getKey(), entry.getValue());
            StringWriter written = new StringWriter();
            one.store(written, null); // escapes; its comment with the time of writing goes
            written.toString().lines().filter(line -> !line.startsWith("#")).forEach(line -> text.append(line).append('\n'));
        }
        return Optional.of(Content.of(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(Content content) throws IOException {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
