package dev.shrink.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.shrink.Request;
import dev.shrink.config.Settings;
import dev.shrink.config.ShrinkFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The configuration of a command: the file, overridden by options. */
final class ConfigOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "Read settings, budgets and waivers from this file (default: ./" + ShrinkFile.NAME + " if it is there).")
    private Optional<Path> file = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The request that {@code make} makes of the settings, with the file's policy and what it sets for single functions. */
    Request request(java.util.function.Function<Settings, Request> make) {
        ShrinkFile config = read();
        return make.apply(settings(config)).withPolicy(config.policy()).withFunctions(config.functions());
    }

    private ShrinkFile read() {
        Path usual = Path.of(ShrinkFile.NAME);
        return file.or(() -> Optional.of(usual).filter(Files::exists)).map(ShrinkFile::read).orElse(ShrinkFile.NONE);
    }

    private Settings settings(ShrinkFile config) {
        return config.settings().overriddenBy(SettingOptions.read(command.commandLine().getParseResult()));
    }
}
