package dev.shrink.cli;

import java.nio.file.Path;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shrink shrink}. */
@Command(name = "shrink", description = "Write smaller artifacts. Inputs are never changed.",
    footer = {"", "Example: shrink shrink function.zip -O smaller.zip --handler com.x.Handler::handleRequest --runtime java21"})
final class ShrinkCommand extends ReportCommand {

    @Option(names = "-O", required = true, paramLabel = "OUT", description = "Where to write: a file for a file, a folder for a folder; with several artifacts a folder that gets each under its input's name. Requirements and wheels become a folder, or a zip if OUT ends in .zip.")
    private Path output;

    ShrinkCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Report run(Shrinker shrinker, Request request) {
        return shrinker.shrink(request, output);
    }

    @Override
    boolean gates() {
        return true;
    }
}
