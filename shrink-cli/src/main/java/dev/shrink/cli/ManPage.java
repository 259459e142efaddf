package dev.shrink.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Manual pages in the troff macros of man(7), made of the same declarations as the help. */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** All pages by their file names, such as {@code shrink-audit.1}. */
    static Map<String, String> all(CommandLine shrink) {
        Map<String, String> pages = new TreeMap<>();
        add(shrink, pages);
        return pages;
    }

    private static void add(CommandLine command, Map<String, String> pages) {
        String name = command.getCommandSpec().qualifiedName("-");
        if (!name.endsWith("-help")) {
            pages.put(name + ".1", new ManPage(command.getCommandSpec()).written(name));
        }
        command.getSubcommands().values().forEach(sub -> add(sub, pages));
    }

    private String written(String name) {
        String[] description = command.usageMessage().description();
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" shrink \"shrink manual\"\n.ad l\n.nh\n"); // lines of options and paths are neither stretched nor hyphenated
        section("NAME").text(name + " - " + (description.length == 0 ? "" : description[0]));
        section("SYNOPSIS");
        page.append(".B ").append(escaped(command.qualifiedName(" "))).append('\n');
        text(command.commandLine().getHelp().synopsis(0).strip().replaceFirst("^" + java.util.regex.Pattern.quote(command.qualifiedName(" ")), "").strip());
        if (!command.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            command.positionalParameters().forEach(this::argument);
        }
        if (!command.options().isEmpty()) {
            section("OPTIONS");
            command.options().forEach(this::option);
        }
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands().forEach((sub, line) -> {
                String[] summary = line.getCommandSpec().usageMessage().description();
                item(name + "-" + sub + "(1)", summary.length == 0 ? "" : summary[0]);
            });
        }
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            section("EXIT STATUS");
            codes.forEach(this::item);
        }
        examples();
        return page.toString();
    }

    private void examples() {
        boolean any = false;
        for (String line : command.usageMessage().footer()) {
            if (line.startsWith("Example: ")) {
                if (!any) {
                    section("EXAMPLES");
                    any = true;
                }
                page.append(".PP\n.EX\n").append(escaped(line.substring("Example: ".length()))).append("\n.EE\n");
            }
        }
    }

    private void argument(PositionalParamSpec parameter) {
        item(parameter.paramLabel(), described(parameter.description()));
    }

    private void option(OptionSpec option) {
        String names = String.join(", ", option.names());
        if (option.negatable()) {
            names = names.replace("--", "--[no-]");
        }
        item(names + (option.arity().min() == 0 ? "" : " " + option.paramLabel()), described(option.description()));
    }

    private static String described(String[] description) {
        return Ansi.OFF.string(String.join(" ", description)).replace("%%", "%").replaceAll("\\$\\{COMPLETION-CANDIDATES}", String.join(", ", new OutputOptions.FormatNames()))
            .replaceAll("\\s*\\(default: \\$\\{DEFAULT-VALUE}\\)", "");
    }

    private ManPage section(String title) {
        page.append(".SH ").append(title).append('\n');
        return this;
    }

    private void item(String term, String text) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        text(text);
    }

    private void text(String text) {
        page.append(escaped(text)).append('\n');
    }

    /** Backslashes, hyphens that are to be copied, and lines that would look like requests. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("|", "|\\:").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
