package dev.shrink.cli;

import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;

import dev.shrink.config.Setting;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes options of the table of settings, so that no option is written twice. */
final class SettingOptions {

    private static final String CHOICES = "\\w+(\\|\\w+)+";

    private SettingOptions() { }

    /** Adds an option for each setting to a command. */
    static void addTo(CommandSpec command) {
        for (Setting<?> setting : SettingTable.all()) {
            command.addOption(option(setting));
        }
    }

    private static OptionSpec option(Setting<?> setting) {
        boolean flag = setting.defaultValue() instanceof Boolean;
        OptionSpec.Builder option = OptionSpec.builder("--" + setting.name())
            .description(setting.summary().replace("%", "%%") + byDefault(setting))
            .paramLabel(setting.type().label());
        if (flag) {
            return option.type(Boolean.class).arity("0..1").fallbackValue("true").negatable(true).hideParamSyntax(true).paramLabel("").build();
        }
        if (setting.type().label().matches(CHOICES)) {
            option.completionCandidates(List.of(setting.type().label().split("\\|")));
        }
        return setting.type().repeatable() ? option.type(List.class).auxiliaryTypes(String.class).arity("1").build() : option.type(String.class).arity("1").build();
    }

    private static String byDefault(Setting<?> setting) {
        Object value = setting.defaultValue();
        boolean nothing = value instanceof java.util.Collection<?> c && c.isEmpty() || value instanceof java.util.Optional<?> o && o.isEmpty();
        return nothing ? "." : " (default: " + (value instanceof Enum<?> e ? e.toString().toLowerCase(java.util.Locale.ROOT) : value) + ").";
    }

    /** The settings that the command line gives. */
    static Settings read(ParseResult parsed) {
        Settings settings = Settings.defaults();
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            Object value = option.getValue();
            List<String> texts = value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value));
            given.put(option.longestName().substring(2), texts);
        }
        for (Setting<?> setting : SettingTable.all()) {
            List<String> texts = given.get(setting.name());
            if (texts != null) {
                settings = settings.withText(setting, texts, "--" + setting.name());
            }
        }
        return settings;
    }
}
