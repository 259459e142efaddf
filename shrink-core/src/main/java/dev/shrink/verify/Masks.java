package dev.shrink.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import dev.shrink.model.ShrinkException;

/**
 * What may differ between two runs of the same function.
 *
 * <p>A mask is a JSON pointer (RFC 6901), with {@code *} for any one step and {@code **} for any number of them, such as
 * {@code /body/items/*}{@code /id}; or {@code ~} and a regular expression, whose matches count as equal in every text.
 */
public final class Masks {

    /** What differs between any two runs of a JVM or of Python: identity hashes, names of generated classes, addresses. */
    private static final List<Pattern> ALWAYS = List.of(
        Pattern.compile("(?<=@)[0-9a-f]{5,8}\\b"),
        Pattern.compile("(?<=\\$\\$Lambda)[$/0-9a-fx]+"),
        Pattern.compile("(?<=\\$Proxy)\\d+"),
        Pattern.compile("(?<= at )0x[0-9a-fA-F]+"));
    private static final String MASKED = "…";

    private final List<Pattern> pointers;
    private final List<Pattern> texts;

    private Masks(List<Pattern> pointers, List<Pattern> texts) {
        this.pointers = pointers;
        this.texts = texts;
    }

    /**
     * Reads masks.
     *
     * @throws ShrinkException.BadRequest if one is neither a pointer nor a regular expression
     */
    public static Masks of(List<String> masks) {
        List<Pattern> pointers = new ArrayList<>();
        List<Pattern> texts = new ArrayList<>(ALWAYS);
        for (String mask : masks) {
            if (mask.startsWith("~")) {
                try {
                    texts.add(Pattern.compile(mask.substring(1)));
                } catch (PatternSyntaxException e) {
                    throw new ShrinkException.BadRequest("verify.mask", mask, "this is no regular expression: " + e.getDescription(), "Escape its special characters with \\");
                }
            } else if (mask.startsWith("/")) {
                pointers.add(Pattern.compile(List.of(mask.substring(1).split("/", -1)).stream().map(Masks::step).collect(Collectors.joining())));
            } else {
                throw new ShrinkException.BadRequest("verify.mask", mask, "this is no mask", "Write a JSON pointer such as /body/time, or ~ and a regular expression");
            }
        }
        return new Masks(List.copyOf(pointers), List.copyOf(texts));
    }

    private static String step(String step) {
        return switch (step) {
            case "*" -> "/[^/]*";
            case "**" -> "(?:/[^/]*)*";
            default -> Pattern.quote("/" + step);
        };
    }

    /** Whether what lies at a JSON pointer may differ. */
    boolean covers(String pointer) {
        return pointers.stream().anyMatch(pattern -> pattern.matcher(pointer).matches());
    }

    /** The text with all that may differ replaced. */
    String apply(String text) {
        String masked = text;
        for (Pattern pattern : texts) {
            masked = pattern.matcher(masked).replaceAll(MASKED);
        }
        return masked;
    }
}
