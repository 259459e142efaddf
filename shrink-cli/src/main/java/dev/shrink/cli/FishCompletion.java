package dev.shrink.cli;

import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {

    private FishCompletion() { }

    static String script(CommandLine shrink) {
        StringBuilder script = new StringBuilder("# fish completion for shrink\n");
        options(script, "__fish_use_subcommand", shrink.getCommandSpec());
        shrink.getSubcommands().forEach((name, command) -> {
            script.append("complete -c shrink -n __fish_use_subcommand -f -a ").append(name).append(" -d ").append(quoted(summary(command.getCommandSpec()))).append('\n');
            String seen = "'__fish_seen_subcommand_from " + name + "'";
            command.getSubcommands().forEach((inner, sub) -> {
                script.append("complete -c shrink -n ").append(seen).append(" -f -a ").append(inner).append(" -d ").append(quoted(summary(sub.getCommandSpec()))).append('\n');
                options(script, "'__fish_seen_subcommand_from " + inner + "'", sub.getCommandSpec());
            });
            options(script, seen, command.getCommandSpec());
        });
        return script.toString();
    }

    private static void options(StringBuilder script, String condition, CommandSpec command) {
        for (ArgSpec positional : command.positionalParameters()) {
            choices(positional).ifPresent(choices -> script.append("complete -c shrink -n ").append(condition).append(" -f -a ").append(quoted(choices)).append('\n'));
        }
        for (OptionSpec option : command.options()) {
            script.append("complete -c shrink -n ").append(condition);
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (option.arity().min() > 0) {
                script.append(" -r");
                choices(option).ifPresent(choices -> script.append(" -f -a ").append(quoted(choices)));
            }
            script.append(" -d ").append(quoted(option.description().length == 0 ? "" : first(option.description()[0]))).append('\n');
        }
    }

    private static Optional<String> choices(ArgSpec argument) {
        return Optional.ofNullable(argument.completionCandidates()).map(candidates -> String.join(" ", candidates)).filter(text -> !text.isEmpty());
    }

    private static String summary(CommandSpec command) {
        String[] description = command.usageMessage().description();
        return description.length == 0 ? "" : first(description[0]);
    }

    private static String first(String description) {
        String plain = description.replace("%%", "%").replaceAll("\\s*\\(default: [^)]*\\$\\{[^}]*}\\)", "").replaceAll("\\$\\{[^}]*}", "…");
        int end = plain.indexOf(". ");
        return end < 0 ? plain : plain.substring(0, end + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
