package dev.shrink.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.shrink.model.ShrinkException.BadRequest;

/**
 * What a {@code shrink.yaml} says.
 *
 * @param settings the settings of {@link SettingTable}, under their kebab-case names
 * @param policy   budgets, groups, owners, what must not be there, and waivers
 */
public record ShrinkFile(Settings settings, Policy policy) {

    /** The name under which front ends look for it. */
    public static final String NAME = "shrink.yaml";

    /** No file: nothing is set. */
    public static final ShrinkFile NONE = new ShrinkFile(Settings.defaults(), Policy.NONE);

    /**
     * Reads a file.
     *
     * @throws BadRequest with the line, if something in it is not known or cannot be used
     */
    public static ShrinkFile read(Path file) {
        List<String> known = new ArrayList<>(SettingTable.all().stream().map(Setting::name).toList());
        known.addAll(PolicyReader.KEYS);
        Section section = new Section(YamlReader.read(file), file.getFileName().toString(), known);
        Settings settings = Settings.defaults();
        for (Setting<?> setting : SettingTable.all()) {
            if (section.node(setting.name()).isPresent()) {
                List<String> texts = section.texts(setting.name());
                if (texts.size() != 1 && !setting.type().repeatable()) {
                    throw new BadRequest("config.value", section.originOf(setting.name()), "'" + setting.name() + "' takes one value", "Write " + setting.type().label());
                }
                settings = settings.withText(setting, texts, section.originOf(setting.name()));
            }
        }
        return new ShrinkFile(settings, new PolicyReader(section, file).read());
    }
}
