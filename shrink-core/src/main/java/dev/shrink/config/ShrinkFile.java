package dev.shrink.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.shrink.config.YamlNode.Mapping;
import dev.shrink.model.ShrinkException.BadRequest;

/**
 * What a {@code shrink.yaml} says.
 *
 * @param settings  the settings of {@link SettingTable}, under their kebab-case names
 * @param policy    budgets, groups, owners, what must not be there, and waivers
 * @param functions what is set for single functions of a deployment, by the function's name: handler, runtime, and how they are run with events
 */
public record ShrinkFile(Settings settings, Policy policy, Map<String, Settings> functions) {

    /** The name under which front ends look for it. */
    public static final String NAME = "shrink.yaml";

    /** No file: nothing is set. */
    public static final ShrinkFile NONE = new ShrinkFile(Settings.defaults(), Policy.NONE, Map.of());

    /** The key of what is set for single functions. */
    static final String FUNCTIONS = "functions";

    /** What can be set for a single function. */
    static final List<Setting<?>> OF_FUNCTION = Stream.concat(Stream.of(SettingTable.HANDLER, SettingTable.RUNTIME), VerifySettings.OF_FUNCTION.stream()).toList();

    public ShrinkFile {
        functions = Map.copyOf(functions);
    }

    /**
     * Reads a file.
     *
     * @throws BadRequest with the line, if something in it is not known or cannot be used
     */
    public static ShrinkFile read(Path file) {
        List<String> known = new ArrayList<>(SettingTable.all().stream().map(Setting::name).toList());
        known.add(FUNCTIONS);
        known.addAll(PolicyReader.KEYS);
        Section section = new Section(YamlReader.read(file), file.getFileName().toString(), known);
        return new ShrinkFile(settings(section, SettingTable.all()), new PolicyReader(section, file).read(), functions(section));
    }

    private static Map<String, Settings> functions(Section root) {
        Map<String, Settings> functions = new LinkedHashMap<>();
        root.node(FUNCTIONS).ifPresent(node -> {
            Section names = new Section(node, "'" + FUNCTIONS + "'", node instanceof Mapping m ? m.values().keySet() : List.of("a function's name"));
            List<String> keys = OF_FUNCTION.stream().map(Setting::name).toList();
            names.keys().forEach(name -> functions.put(name, settings(new Section(names.node(name).orElseThrow(), "the function '" + name + "'", keys), OF_FUNCTION)));
        });
        return functions;
    }

    private static Settings settings(Section section, List<Setting<?>> known) {
        Settings settings = Settings.defaults();
        for (Setting<?> setting : known) {
            if (section.node(setting.name()).isPresent()) {
                List<String> texts = section.texts(setting.name());
                if (texts.size() != 1 && !setting.type().repeatable()) {
                    throw new BadRequest("config.value", section.originOf(setting.name()), "'" + setting.name() + "' takes one value", "Write " + setting.type().label());
                }
                settings = settings.withText(setting, texts, section.originOf(setting.name()));
            }
        }
        return settings;
    }
}
