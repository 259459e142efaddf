package dev.shrink.config;

/**
 * One thing that can be set, the same from every front end: {@code --name} on the command line, {@code <name>} (camel case)
 * and {@code shrink.name} in Maven, {@code name:} in {@code shrink.yaml}.
 *
 * @param name         in kebab case
 * @param type         how text becomes a value
 * @param defaultValue the value when nobody sets it
 * @param summary      one sentence for help and manual
 * @param <T>          the value's type
 */
public record Setting<T>(String name, SettingType<T> type, T defaultValue, String summary) {

    /** The name in camel case, as Maven parameters are written. */
    public String camelName() {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
