package dev.shrink.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Renderer;
import dev.shrink.report.Renderers;
import dev.shrink.report.Report;
import dev.shrink.report.TextRenderer;
import picocli.CommandLine.Option;

/** Where reports go. Whatever is chosen, the verdict is the same. */
final class OutputOptions {

    @Option(names = "-o", paramLabel = "FORMAT=PATH", description = "Write the report in a format to a file; - is the standard output. Repeatable.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = {"-n", "--top"}, paramLabel = "N", defaultValue = "" + TextRenderer.DEFAULT_ROWS, description = "Rows of each table in the text (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = {"-q", "--quiet"}, description = "Print no text report.")
    private boolean quiet;

    void write(Report report, PrintStream stdout) {
        boolean taken = false;
        for (String output : outputs) {
            int equals = output.indexOf('=');
            String format = equals < 0 ? output : output.substring(0, equals);
            String path = equals < 0 ? "-" : output.substring(equals + 1);
            Renderer renderer = format.equals("text") ? new TextRenderer(rows) : Renderers.named(format);
            taken |= path.equals("-");
            write(report, renderer, path, stdout);
        }
        if (!taken && !quiet) {
            write(report, new TextRenderer(rows), "-", stdout);
        }
    }

    private static void write(Report report, Renderer renderer, String path, PrintStream stdout) {
        try {
            if (path.equals("-")) {
                renderer.render(report, stdout);
                stdout.flush();
                return;
            }
            Path file = Path.of(path).toAbsolutePath();
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                renderer.render(report, out);
            }
        } catch (IOException e) {
            throw new BadRequest("output.write", path, "the report cannot be written: " + e.getMessage(), "Choose a path that can be written to");
        }
    }
}
