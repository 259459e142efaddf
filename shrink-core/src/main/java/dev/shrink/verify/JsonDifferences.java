package dev.shrink.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Where two JSON texts mean different things.
 *
 * <p>The order of an object's fields means nothing; Java's and Python's maps have none. Numbers are equal if their values are, but an integer
 * is no fraction. A text that is itself a JSON object or array, as API Gateway's {@code body} is, is compared as such.
 */
final class JsonDifferences {

    /** A place and what is there in either text. */
    record Place(String pointer, String left, String right) { }

    private static final int SHOWN = 200;
    /** How much of what is equal is shown before a difference in a text. */
    private static final int CONTEXT = 40;
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes them
        .build();

    private final Masks masks;
    private final List<Place> found = new ArrayList<>();

    private JsonDifferences(Masks masks) {
        this.masks = masks;
    }

    /** The places at which two texts differ, those that the masks cover left out. */
    static List<Place> between(String left, String right, Masks masks) {
        JsonDifferences differences = new JsonDifferences(masks);
        Optional<JsonNode> leftJson = parse(left);
        Optional<JsonNode> rightJson = parse(right);
        if (leftJson.isPresent() && rightJson.isPresent()) {
            differences.compare("", leftJson.get(), rightJson.get());
        } else {
            differences.texts("", left, right);
        }
        return List.copyOf(differences.found);
    }

    /** The place at which two texts that are no JSON differ. */
    static List<Place> betweenTexts(String left, String right, Masks masks) {
        JsonDifferences differences = new JsonDifferences(masks);
        differences.texts("", left, right);
        return List.copyOf(differences.found);
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty(); // a stream handler may answer anything
        }
    }

    private void compare(String pointer, JsonNode left, JsonNode right) {
        if (masks.covers(pointer)) {
            return;
        }
        if (left.isObject() && right.isObject()) {
            Set<String> names = new TreeSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + escape(name), left.path(name), right.path(name)));
        } else if (left.isArray() && right.isArray()) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                compare(pointer + "/" + i, left.path(i), right.path(i));
            }
        } else if (left.isTextual() && right.isTextual()) {
            Optional<JsonNode> leftInner = nested(left.asText());
            Optional<JsonNode> rightInner = nested(right.asText());
            if (leftInner.isPresent() && rightInner.isPresent()) {
                compare(pointer, leftInner.get(), rightInner.get());
            } else {
                texts(pointer, left.asText(), right.asText());
            }
        } else if (!sameScalar(left, right)) {
            found.add(new Place(pointer, show(left), show(right)));
        }
    }

    private static Optional<JsonNode> nested(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? parse(text) : Optional.empty();
    }

    private void texts(String pointer, String left, String right) {
        if (!masks.covers(pointer) && !masks.apply(left).equals(masks.apply(right))) {
            int from = Math.max(0, firstDifference(left, right) - CONTEXT);
            found.add(new Place(pointer, quote(left, from), quote(right, from)));
        }
    }

    private static boolean sameScalar(JsonNode left, JsonNode right) {
        if (left.isBigDecimal() && right.isBigDecimal()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        return left.equals(right);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String show(JsonNode node) {
        return node instanceof MissingNode ? "nothing" : shorten(node.toString());
    }

    private static int firstDifference(String left, String right) {
        int i = 0;
        while (i < Math.min(left.length(), right.length()) && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String quote(String text, int from) {
        return '"' + (from == 0 ? "" : "…") + shorten(text.substring(from)) + '"';
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
