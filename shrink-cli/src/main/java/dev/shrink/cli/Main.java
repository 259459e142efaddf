package dev.shrink.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import dev.shrink.model.ShrinkException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line: 0 ok, 1 internal error, 2 usage, 3 budget, 4 growth, 5 verification, 6 unreadable input or bad configuration. */
@Command(name = "shrink", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
    description = "Makes AWS Lambda artifacts small, proves that they still work, and says why every byte stays.",
    subcommands = {AuditCommand.class, ShrinkCommand.class, CheckCommand.class, WhyCommand.class, VerifyCommand.class, TraceCommand.class, DiffCommand.class, RenderCommand.class, BaselineCommand.class, InitCommand.class, RulesCommand.class, CompletionCommand.class, CommandLine.HelpCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:ok", "1:internal error", "2:wrong usage", "3:budget exceeded", "4:growth exceeded", "5:verification failed", "6:unreadable input or bad configuration"})
public final class Main {

    static final int INTERNAL = 1;
    /** Tells the Java that started this one that its own, larger heap is needed; nothing has been written then. */
    static final int OUT_OF_HEAP = 71;
    /** The system property that says so. */
    static final String SMALL_HEAP = "shrink.small-heap";
    private static final int BAD_INPUT = 6;

    private Main() { }

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        OptionalInt elsewhere = SuitedJava.ofThisProcess(given).map(java -> java.run(given)).orElse(OptionalInt.empty());
        System.exit(elsewhere.isPresent() ? elsewhere.getAsInt() : run(arguments));
    }

    /** Runs a command on the process's own terminal and gives its exit code. */
    static int run(String... arguments) {
        try {
            return run(Terminal.system(), arguments);
        } catch (OutOfMemoryError e) {
            if (Boolean.getBoolean(SMALL_HEAP)) {
                return OUT_OF_HEAP;
            }
            throw e;
        }
    }

    /** Runs a command and gives its exit code. */
    static int run(Terminal terminal, String... arguments) {
        return commandLine(terminal).execute(arguments);
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine shrink = new CommandLine(new Main(), new CommandFactory(terminal));
        shrink.setOut(new PrintWriter(terminal.out(), true));
        shrink.setErr(new PrintWriter(terminal.err(), true));
        shrink.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        takingSettings(shrink).forEach(command -> {
            SettingOptions.addTo(command.getCommandSpec());
            command.getCommandSpec().mixinStandardHelpOptions(true);
            command.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        });
        shrink.setExecutionExceptionHandler(Main::explain);
        shrink.setUsageHelpAutoWidth(true);
        shrink.setCaseInsensitiveEnumValuesAllowed(true);
        return shrink;
    }

    /** Commands that take a configuration take each setting as an option. */
    private static Stream<CommandLine> takingSettings(CommandLine command) {
        boolean takes = command.getCommandSpec().mixins().values().stream().anyMatch(m -> m.userObject() instanceof ConfigOptions);
        return Stream.concat(takes ? Stream.of(command) : Stream.empty(), command.getSubcommands().values().stream().distinct().flatMap(Main::takingSettings));
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof ShrinkException known && !(known instanceof ShrinkException.Broken)) {
            err.println("shrink: " + known.explain());
            return BAD_INPUT;
        }
        err.println("shrink: this is a defect of shrink; please report it with what follows");
        failure.printStackTrace(err);
        return INTERNAL;
    }

    /** The version that the jar's manifest tells. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"shrink " + Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development")};
        }
    }
}
