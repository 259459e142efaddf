package dev.shrink.cli;

import java.util.concurrent.Callable;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Report;
import picocli.CommandLine.Mixin;

/** What audit, check and shrink have in common: artifacts in, a report out, the verdict as exit code. */
abstract sealed class ReportCommand implements Callable<Integer> permits AuditCommand, CheckCommand, ShrinkCommand {

    private final Terminal terminal;

    @Mixin
    private ArtifactOptions artifacts;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private OutputOptions outputs;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work. */
    abstract Report run(Shrinker shrinker, Request request);

    /** Whether the verdict is the exit code. */
    abstract boolean gates();

    @Override
    public Integer call() {
        outputs.check();
        Report report;
        try (Progress progress = outputs.progress(terminal)) {
            report = run(Shrinker.withInstalledRules().telling(progress), config.request(artifacts::request));
        }
        outputs.write(report, terminal);
        return gates() ? report.verdict().exitCode() : 0;
    }
}
