package dev.shrink.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;

/** Compares output with files beside the tests. {@code -Dgolden.update=true} writes them anew; look at the difference before committing it. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/shrink/report/format");

    private Golden() { }

    static String rendered(Renderer renderer, Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            renderer.render(report, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static void assertSame(String file, String actual) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, actual);
        }
        assertThat(golden).as("the expected output; -Dgolden.update=true writes it").exists();
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
