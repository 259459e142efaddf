package dev.shrink.cli;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Report;
import picocli.CommandLine.Command;

/** {@code shrink audit}. */
@Command(name = "audit", description = "Say what artifacts are made of, how large they are for Lambda, and what a shrink would save. Changes nothing.",
    footer = {"", "Example: shrink audit function.zip --layer layer.zip -o json=report.json"})
final class AuditCommand extends ReportCommand {

    AuditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Report run(Shrinker shrinker, Request request) {
        return shrinker.audit(request);
    }

    @Override
    boolean gates() {
        return false;
    }
}
