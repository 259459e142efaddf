package dev.shrink.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Renderer;
import dev.shrink.report.Report;
import dev.shrink.report.format.Grouping;
import dev.shrink.report.format.Renderers;
import dev.shrink.report.format.TextRenderer;
import dev.shrink.report.format.TextStyle;
import dev.shrink.report.format.Units;
import picocli.CommandLine.Option;

/** Where reports go. Whatever is chosen, the verdict is the same. */
final class OutputOptions {

    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    @Option(names = "-o", paramLabel = "FORMAT=PATH", completionCandidates = FormatNames.class,
        description = "Write the report in a format to a file; - is the standard output. Repeatable. Formats: ${COMPLETION-CANDIDATES}.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = {"-n", "--top"}, paramLabel = "N", defaultValue = "" + TextStyle.DEFAULT_ROWS, description = "Rows of each table in the text (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--units", paramLabel = "bytes|si|iec", defaultValue = "bytes", completionCandidates = UnitNames.class,
        description = "How the text's tables write sizes: exact bytes, kB and MB, or KiB and MiB (default: ${DEFAULT-VALUE}).")
    private Units units;

    @Option(names = "--group-by", paramLabel = "component|category|tier|rule|group|owner|path|ext", defaultValue = "component", completionCandidates = GroupingNames.class,
        description = "By what the text breaks the total down (default: ${DEFAULT-VALUE}).")
    private Grouping grouping;

    @Option(names = {"-q", "--quiet"}, description = "Print no text report.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, description = "Say on the standard error what is being done, and show every note.")
    private boolean verbose;

    @Option(names = "--no-progress", description = "Show no progress on a terminal.")
    private boolean noProgress;

    /** Names of formats, for help and completion. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Renderers.names().iterator();
        }
    }

    /** Names of units, for completion. */
    static final class UnitNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return lowerCase(Units.values());
        }
    }

    /** Names of groupings, for completion. */
    static final class GroupingNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return lowerCase(Grouping.values());
        }
    }

    private static java.util.Iterator<String> lowerCase(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(value -> value.name().toLowerCase(java.util.Locale.ROOT)).iterator();
    }

    /** One {@code -o}. */
    private record Output(Renderer renderer, String path) { }

    /** @throws BadRequest if an output has no known format: to be called before the work, not after it */
    void check() {
        outputs.forEach(this::parse);
    }

    /** Shows what is being done while it is, as far as that is wanted. */
    Progress progress(Terminal terminal) {
        return new Progress(terminal.err(), terminal.animated() && !noProgress && !quiet && !verbose, verbose);
    }

    void write(Report report, Terminal terminal) {
        boolean taken = false;
        for (Output output : outputs.stream().map(this::parse).toList()) {
            taken |= output.path().equals("-");
            write(report, output, terminal.out());
            if (output.renderer().format().equals("github")) {
                summary(report, terminal);
            }
        }
        if (!taken && !quiet) {
            write(report, new Output(new TextRenderer(terminal.style(style())), "-"), terminal.out());
        }
        if (!quiet && !verbose) {
            // What a run has shown is too much to the point to be left to those who ask for every note.
            report.diagnostics().stream().filter(d -> d.code().equals("verify.passed") || d.code().equals("verify.no-events"))
                .forEach(d -> terminal.err().println(d.subject() + ": " + d.message()));
        }
    }

    /** For files, where nothing is cut and nothing has a colour. */
    private TextStyle style() {
        return new TextStyle(rows, Integer.MAX_VALUE, false, verbose, units, grouping);
    }

    private Output parse(String output) {
        int equals = output.indexOf('=');
        String format = equals < 0 ? output : output.substring(0, equals);
        Renderer renderer = format.equals("text") ? new TextRenderer(style()) : Renderers.named(format);
        return new Output(renderer, equals < 0 ? "-" : output.substring(equals + 1));
    }

    /** GitHub shows what is appended to this file on the page of the run; it needs no token. */
    private static void summary(Report report, Terminal terminal) {
        Optional<String> file = terminal.variable(STEP_SUMMARY);
        if (file.isPresent()) {
            try (OutputStream out = Files.newOutputStream(Path.of(file.get()), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                Renderers.named("markdown").render(report, out);
            } catch (IOException e) {
                throw new BadRequest("output.write", STEP_SUMMARY, "the step summary cannot be written: " + e.getMessage(), "Unset the variable outside GitHub Actions");
            }
        }
    }

    private static void write(Report report, Output output, PrintStream stdout) {
        try {
            if (output.path().equals("-")) {
                output.renderer().render(report, stdout);
                stdout.flush();
                return;
            }
            Path file = Path.of(output.path()).toAbsolutePath();
            Files.createDirectories(file.getParent());
            try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
                output.renderer().render(report, out);
            }
        } catch (IOException e) {
            throw new BadRequest("output.write", output.path(), "the report cannot be written: " + e.getMessage(), "Choose a path that can be written to");
        }
    }
}
