package dev.shrink.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.verify.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shrink trace}. */
@Command(name = "trace", description = "Run a function and write down what it uses, for --trace of a later shrink.",
    footer = {"", "Example: shrink trace function.zip --handler app.handle --runtime python3.13 --event order.json -o trace.json"})
final class TraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ART", description = "The function: a zip, jar or folder.")
    private Path artifact;

    @Option(names = "--layer", paramLabel = "Z", description = "A layer of the function. Repeatable.")
    private List<Path> layers = new ArrayList<>();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "PATH", description = "Where to write the recording.")
    private Path output;

    @Mixin
    private ConfigOptions config;

    private final Terminal terminal;

    TraceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Trace trace = Shrinker.withInstalledRules().trace(config.request(settings -> Request.of(List.of(artifact), layers, settings)));
        try {
            Files.writeString(output, trace.toJson());
        } catch (IOException e) {
            throw new BadRequest("output.write", output, "the recording cannot be written: " + e.getMessage(), "Choose a path that can be written to");
        }
        terminal.out().printf(Locale.ROOT, "%d events: %d classes, %d resources, %d Python modules, %d files, %d native libraries%n", trace.events(), trace.classes().size(),
            trace.resources().size(), trace.modules().size(), trace.files().size(), trace.libraries().size());
        return 0;
    }
}
