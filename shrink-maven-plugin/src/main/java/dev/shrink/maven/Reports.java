package dev.shrink.maven;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

import dev.shrink.lambda.Quota;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Size;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Verdict;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Level;
import dev.shrink.report.format.Renderers;
import dev.shrink.report.format.TextRenderer;
import dev.shrink.report.format.TextStyle;

/**
 * Where a goal's report goes: to files, as one line for each artifact to the log, and as a whole when asked for or when something failed.
 *
 * @param folder   takes the files
 * @param name     of the files, without extension
 * @param formats  of the files
 * @param printAll whether the whole report is printed whatever the verdict
 */
record Reports(Path folder, String name, List<String> formats, boolean printAll, Log log) {

    private static final Map<String, String> EXTENSIONS = Map.of("text", "txt", "markdown", "md", "junit", "junit.xml", "cyclonedx", "cdx.json", "github", "github.txt");

    /** @throws BadRequest if a format is not known; to be called before the work */
    Reports {
        formats = formats.stream().map(String::strip).toList();
        formats.forEach(Renderers::named);
    }

    /** Writes the files. */
    void write(Report report) {
        for (String format : formats) {
            Path file = folder.resolve(name + "." + EXTENSIONS.getOrDefault(format, format));
            try {
                Files.createDirectories(folder);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    Renderers.named(format).render(report, out);
                }
            } catch (IOException e) {
                throw new BadRequest("output.write", file, "the report cannot be written: " + e.getMessage(), "Choose another <outputDirectory>");
            }
        }
    }

    /** One line for each artifact and function; the whole report if it was asked for or {@code failed}. */
    void print(Report report, boolean failed) {
        if (printAll || failed) {
            text(report).lines().forEach(log::info);
            return;
        }
        for (Report.ArtifactSize artifact : report.artifacts()) {
            Size now = new Size(artifact.measure().unzippedBytes());
            Size before = new Size(artifact.measure().unzippedBytesBefore());
            log.info(artifact.name() + " (" + artifact.role() + "): " + (report.changed() ? before + " -> " : "") + now + " unzipped");
        }
        for (FunctionSize function : report.functions()) {
            if (function.layers() > 0 || !report.changed()) {
                Size size = new Size(function.unzippedBytes());
                log.info(function.name() + (function.layers() > 0 ? " with " + function.layers() + " layer(s)" : "") + ": " + size + ", " + size.shareOf(Quota.UNZIPPED_BYTES) + " of the limit");
            }
        }
    }

    /** Prints, and fails the build for each finding of those that count here. What a run has shown is never left to the files alone. */
    void judge(Report report, List<Verdict.Kind> fatal) throws MojoFailureException {
        report.diagnostics().stream().filter(diagnostic -> diagnostic.code().startsWith("verify.")).forEach(this::tell);
        List<Finding> failures = report.verdict().findings().stream().filter(f -> f.level() == Level.FAIL && fatal.contains(f.kind())).toList();
        print(report, !failures.isEmpty());
        for (Finding finding : report.verdict().findings()) {
            if (finding.level() != Level.WAIVED && !failures.contains(finding)) {
                log.warn(line(finding));
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().map(Reports::line).forEach(log::error);
            throw new MojoFailureException(line(failures.get(0)) + (failures.size() > 1 ? " (and " + (failures.size() - 1) + " more)" : ""));
        }
    }

    private void tell(Diagnostic diagnostic) {
        if (diagnostic.severity() == Diagnostic.Severity.NOTE) {
            log.info(diagnostic.subject() + ": " + diagnostic.message());
        } else {
            log.warn(diagnostic.toString());
        }
    }

    private static String line(Finding finding) {
        return finding.kind().name().toLowerCase(java.util.Locale.ROOT) + ": " + finding.message() + (finding.origin().isEmpty() ? "" : " (" + finding.origin() + ")");
    }

    private static String text(Report report) {
        Renderer renderer = new TextRenderer(TextStyle.PLAIN);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer.render(report, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a report could not be rendered to memory", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
