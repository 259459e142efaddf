package dev.shrink.cli;

import java.util.Locale;
import java.util.concurrent.Callable;

import dev.shrink.Shrinker;
import dev.shrink.rule.RuleInfo;
import picocli.CommandLine.Command;

/** {@code shrink rules}. */
@Command(name = "rules", description = "List the rules.")
final class RulesCommand implements Callable<Integer> {

    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (RuleInfo rule : Shrinker.withInstalledRules().rules()) {
            terminal.out().printf(Locale.ROOT, "%-32s %-9s %-6s %s%n", rule.id(), rule.safety().name().toLowerCase(Locale.ROOT),
                rule.stage().name().toLowerCase(Locale.ROOT), rule.summary());
        }
        return 0;
    }
}
