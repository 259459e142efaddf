package dev.shrink.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shrink generate-completion}. */
@Command(name = "generate-completion", mixinStandardHelpOptions = true, description = "Print a completion script for a shell.",
    footer = {"", "Example: source <(shrink generate-completion bash)", "Example: shrink generate-completion fish > ~/.config/fish/completions/shrink.fish"})
final class CompletionCommand implements Callable<Integer> {

    private enum Shells { bash, zsh, fish }

    private final Terminal terminal;

    @Parameters(paramLabel = "SHELL", arity = "0..1", defaultValue = "bash", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); the script for bash serves zsh too.")
    private Shells shell;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine shrink = spec.root().commandLine();
        terminal.out().print(shell == Shells.fish ? FishCompletion.script(shrink) : BashCompletion.script(shrink));
        terminal.out().flush();
        return 0;
    }
}
