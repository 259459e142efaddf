package dev.shrink.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.shrink.report.format.ReportReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shrink render}. */
@Command(name = "render", mixinStandardHelpOptions = true, description = "Turn a saved report into other formats.",
    footer = {"", "Example: shrink render report.json -o html=report.html -o markdown=-"})
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "REPORT.json", description = "A report that was saved with -o json=PATH.")
    private Path report;

    @Mixin
    private OutputOptions outputs;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        outputs.check();
        outputs.write(ReportReader.read(report), terminal);
        return 0;
    }
}
