package dev.shrink.config;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Size;

/**
 * How a setting's text becomes its value.
 *
 * @param label      what the help shows: {@code SIZE}, {@code lossless|static|traced}
 * @param repeatable whether several texts may be given, each adding to the value
 * @param reader     reads the texts
 * @param <T>        the value's type
 */
public record SettingType<T>(String label, boolean repeatable, Function<List<String>, T> reader) {

    public static final SettingType<Boolean> FLAG = single("true|false", text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    });
    public static final SettingType<String> TEXT = single("TEXT", Function.identity());
    public static final SettingType<Integer> NUMBER = single("N", text -> Integer.valueOf(text.strip()));
    public static final SettingType<Size> SIZE = single("SIZE", Size::parse);
    public static final SettingType<Optional<Size>> OPTIONAL_SIZE = single("SIZE", text -> text.isBlank() ? Optional.empty() : Optional.of(Size.parse(text)));
    public static final SettingType<Optional<String>> OPTIONAL_TEXT = single("TEXT", text -> Optional.of(text.strip()).filter(t -> !t.isEmpty()));
    public static final SettingType<Optional<Growth>> OPTIONAL_GROWTH = single("1%|512KiB", text -> text.isBlank() ? Optional.empty() : Optional.of(Growth.parse(text)));
    public static final SettingType<Set<String>> TEXTS = new SettingType<>("TEXT", true,
        texts -> texts.stream().map(String::strip).filter(t -> !t.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new)));
    public static final SettingType<LambdaRuntime> RUNTIME = single("RUNTIME",
        text -> LambdaRuntime.of(text.strip()).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a runtime; known are " + LambdaRuntime.ids())));

    /** One of an enum's constants, written in lower case. */
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        String label = Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("|"));
        return single(label, text -> Arrays.stream(type.getEnumConstants())
            .filter(c -> c.name().equalsIgnoreCase(text.strip()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of " + label)));
    }

    private static <T> SettingType<T> single(String label, Function<String, T> reader) {
        return new SettingType<>(label, false, texts -> reader.apply(texts.get(texts.size() - 1)));
    }
}
