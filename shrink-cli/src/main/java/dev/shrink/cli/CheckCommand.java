package dev.shrink.cli;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Report;
import picocli.CommandLine.Command;

/** {@code shrink check}. */
@Command(name = "check", description = "Compare artifacts as they are with budgets; exit code 3 when one is exceeded, 4 when they grew too much.",
    footer = {"", "Example: shrink check function.zip --layer layer.zip --budget 200MiB"})
final class CheckCommand extends ReportCommand {

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Report run(Shrinker shrinker, Request request) {
        return shrinker.check(request);
    }

    @Override
    boolean gates() {
        return true;
    }
}
