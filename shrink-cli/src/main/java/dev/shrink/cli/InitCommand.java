package dev.shrink.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.shrink.config.ShrinkFile;
import dev.shrink.model.ShrinkException.BadRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shrink init}. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "Write a " + ShrinkFile.NAME + " to start from.",
    footer = {"", "Example: shrink init --handler com.x.Handler::handleRequest --runtime java21"})
final class InitCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--handler", paramLabel = "H", description = "The Lambda handler.")
    private String handler = "";

    @Option(names = "--runtime", paramLabel = "R", defaultValue = "java21", description = "The Lambda runtime (default: ${DEFAULT-VALUE}).")
    private String runtime;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path file = Path.of(ShrinkFile.NAME);
        if (Files.exists(file) && !force) {
            throw new BadRequest("init.exists", file, "the file is there already", "Use --force to overwrite it");
        }
        try {
            Files.writeString(file, InitFile.text(handler, runtime));
        } catch (IOException e) {
            throw new BadRequest("init.write", file, "the file cannot be written: " + e.getMessage(), "Change to a folder that can be written to");
        }
        ShrinkFile.read(file);
        terminal.out().println("wrote " + file + "; next: shrink audit ART, then shrink baseline update ART");
        return 0;
    }
}
