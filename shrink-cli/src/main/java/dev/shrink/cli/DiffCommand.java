package dev.shrink.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Diff;
import dev.shrink.report.Report;
import dev.shrink.report.format.ReportReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shrink diff}. */
@Command(name = "diff", description = "Say what differs between two artifacts or saved reports: by component, by entry, inside jars and native libraries.",
    footer = {"", "Example: shrink diff old.zip new.zip", "Example: shrink diff main.json target/report.json -o markdown=diff.md"})
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "OLD", description = "A zip, jar, wheel, folder, or a report saved with -o json=PATH.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The same kinds.")
    private Path now;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private OutputOptions outputs;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        outputs.check();
        Report difference;
        try (Progress progress = outputs.progress(terminal)) {
            difference = Diff.between(measured(old, progress), measured(now, progress));
        }
        outputs.write(difference, terminal);
        return 0;
    }

    private Report measured(Path path, Progress progress) {
        return ReportReader.isReport(path) ? ReportReader.read(path)
            : Shrinker.withInstalledRules().telling(progress).check(config.request(settings -> Request.of(List.of(path), List.of(), settings)));
    }
}
