package dev.shrink.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.shrink.Request;
import dev.shrink.Shrinker;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Size;
import dev.shrink.report.Baseline;
import dev.shrink.report.BaselineFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shrink baseline}. */
@Command(name = "baseline", mixinStandardHelpOptions = true, description = "Keep the sizes that the gate compares with in a file of the repository.",
    subcommands = {BaselineCommand.Update.class, BaselineCommand.Show.class})
final class BaselineCommand {

    private BaselineCommand() { }

    private static final String FILE_HELP = "The baseline file (default: ${DEFAULT-VALUE}).";

    /** {@code shrink baseline update}. */
    @Command(name = "update", description = "Measure artifacts and write the baseline.",
        footer = {"", "Example: shrink baseline update function.zip --layer layer.zip --only-lower"})
    static final class Update implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        private ArtifactOptions artifacts;

        @Mixin
        private ConfigOptions config;

        @Option(names = "--file", paramLabel = "FILE", defaultValue = BaselineFile.NAME, description = FILE_HELP)
        private Path file;

        @Option(names = "--only-lower", description = "A ratchet: take smaller sizes and new names, leave sizes that grew as they were.")
        private boolean onlyLower;

        Update(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Request request = config.request(artifacts::request);
            Request alone = new Request(request.functions(), request.layers(), request.settings().with(SettingTable.BASELINE, Optional.empty(), "baseline update"),
                request.policy(), Baseline.NONE, request.provenance());
            Baseline now = Baseline.of(Shrinker.withInstalledRules().check(alone), file.toString());
            Baseline then = Files.exists(file) ? BaselineFile.read(file) : Baseline.NONE;
            Baseline written = onlyLower ? then.lowered(now) : now;
            BaselineFile.write(written, file);
            written.functions().forEach((name, bytes) -> {
                long before = then.functions().getOrDefault(name, 0L);
                terminal.out().println(name + ": " + new Size(bytes) + (before == bytes ? ", as before" : before == 0 ? ", new" : String.format(Locale.ROOT, ", %+,d B", bytes - before)));
            });
            terminal.out().println("wrote " + file);
            return 0;
        }
    }

    /** {@code shrink baseline show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the baseline.")
    static final class Show implements Callable<Integer> {

        private final Terminal terminal;

        @Option(names = "--file", paramLabel = "FILE", defaultValue = BaselineFile.NAME, description = FILE_HELP)
        private Path file;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Baseline baseline = BaselineFile.read(file);
            print("function", baseline.functions());
            print("artifact", baseline.artifacts());
            print("component", baseline.components());
            print("group", baseline.groups());
            return 0;
        }

        private void print(String kind, Map<String, Long> sizes) {
            sizes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> terminal.out().printf(Locale.ROOT, "%-10s %,15d B  %10s  %s%n", kind, e.getValue(), new Size(e.getValue()).mebibytes(), e.getKey()));
        }
    }
}
