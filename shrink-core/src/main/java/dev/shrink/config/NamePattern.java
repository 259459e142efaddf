package dev.shrink.config;

import java.util.regex.Pattern;

/**
 * A glob over names of components, package URLs and paths: {@code *} is anything but a slash, {@code **} is anything, {@code ?} one character.
 *
 * @param text as the user wrote it
 */
public record NamePattern(String text) {

    private static final Pattern SPECIAL = Pattern.compile("\\*\\*/?|[*?]|[^*?]+");

    public boolean matches(String name) {
        return name.equals(text) || regex().matcher(name).matches();
    }

    private Pattern regex() {
        StringBuilder regex = new StringBuilder();
        var matcher = SPECIAL.matcher(text);
        while (matcher.find()) {
            regex.append(switch (matcher.group()) {
                case "**/" -> "(?:.*/)?";
                case "**" -> ".*";
                case "*" -> "[^/]*";
                case "?" -> "[^/]";
                default -> Pattern.quote(matcher.group());
            });
        }
        return Pattern.compile(regex.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
