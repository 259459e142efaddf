package dev.shrink.jvm.edge;

import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.reach.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the resources of a class path as text. */
final class Texts {
    private Texts() {
    }

    /** The texts of all files of a name, byte for byte as Latin-1: class names in practice are ASCII, and no byte is lost. */
    static List<String> of(Reach reach, String resource) {
        List<String> texts = new ArrayList<>();
        for (ClassPathFile file : reach.program().index().resources().getOrDefault(resource, List.of())) {
            texts.add(read(file));
        }
        return texts;
    }

    static String read(ClassPathFile file) {
        try {
            return new String(file.bytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.name(), e);
        }
    }

    /** Lines without comments and blanks, as in provider-configuration files. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (!content.isEmpty()) {
                lines.add(content);
            }
        }
        return lines;
    }

    /** Lines of a properties file with continuations joined, comments dropped. */
    static List<String> properties(String text) {
        return lines(text.replaceAll("\\\\\\R\\s*", ""));
    }
}
