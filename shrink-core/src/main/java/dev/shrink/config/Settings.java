package dev.shrink.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException;

/** Values of settings, each with its origin. Immutable; a later layer wins. */
public final class Settings {

    private record Value(Object value, String origin) { }

    private static final Settings DEFAULTS = new Settings(Map.of());

    private final Map<Setting<?>, Value> values;

    private Settings(Map<Setting<?>, Value> values) {
        this.values = values;
    }

    /** Nothing is set. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /** The value, or the default. */
    @SuppressWarnings("unchecked") // only with(...) puts values in, under a setting of their type
    public <T> T get(Setting<T> setting) {
        Value value = values.get(setting);
        return value == null ? setting.defaultValue() : (T) value.value();
    }

    /** Where the value came from: {@code default}, {@code --tier}, {@code shrink.yaml:12}, {@code pom.xml <tier>}. */
    public String origin(Setting<?> setting) {
        Value value = values.get(setting);
        return value == null ? "default" : value.origin();
    }

    public boolean isSet(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** The same settings with one more value. */
    public <T> Settings with(Setting<T> setting, T value, String origin) {
        Map<Setting<?>, Value> more = new LinkedHashMap<>(values);
        more.put(setting, new Value(value, origin));
        return new Settings(Map.copyOf(more));
    }

    /**
     * The same settings with one more value, read from text.
     *
     * @throws ShrinkException.BadRequest if the text is not a value of the setting
     */
    public <T> Settings withText(Setting<T> setting, List<String> texts, String origin) {
        try {
            return with(setting, setting.type().reader().apply(texts), origin);
        } catch (IllegalArgumentException e) {
            throw new ShrinkException.BadRequest("config.value", origin, "the value of '" + setting.name() + "' cannot be used: " + e.getMessage(),
                "Write " + setting.type().label());
        }
    }

    /** These settings, overridden by another layer's. */
    public Settings overriddenBy(Settings layer) {
        Map<Setting<?>, Value> merged = new LinkedHashMap<>(values);
        merged.putAll(layer.values);
        return new Settings(Map.copyOf(merged));
    }

    /** The tier in force: what was asked for, or else {@code static} where there is a root and {@code lossless} where there is none. */
    public Safety tier(boolean hasRoots) {
        return get(SettingTable.TIER).orElse(hasRoots ? Safety.STATIC : Safety.LOSSLESS);
    }
}
