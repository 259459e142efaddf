package dev.shrink.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.shrink.config.YamlNode.Mapping;
import dev.shrink.config.YamlNode.Scalar;
import dev.shrink.config.YamlNode.Sequence;
import dev.shrink.model.ShrinkException.BadRequest;

/** A mapping of the file of which it is known which keys it may have. */
final class Section {

    private final Mapping mapping;

    /**
     * @param what how messages call it
     * @throws BadRequest at the first key that is not known
     */
    Section(YamlNode node, String what, Collection<String> known) {
        if (!(node instanceof Mapping map)) {
            throw new BadRequest("config.value", node.origin(), what + " is " + node.kind() + " and must be a mapping", "Its keys are " + String.join(", ", known));
        }
        this.mapping = map;
        map.origins().forEach((key, origin) -> {
            if (!known.contains(key)) {
                throw new BadRequest("config.unknown-key", origin, what + " has no key '" + key + "'",
                    Spelling.nearest(key, known).map(near -> "Did you mean '" + near + "'?").orElse("Its keys are " + String.join(", ", known)));
            }
        });
    }

    String origin() {
        return mapping.origin();
    }

    String originOf(String key) {
        return mapping.origins().getOrDefault(key, origin());
    }

    Set<String> keys() {
        return mapping.values().keySet();
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(mapping.values().get(key));
    }

    /** One text. */
    Optional<String> text(String key) {
        return node(key).map(node -> scalar(key, node));
    }

    /** One text that must be there. */
    String required(String key, String what) {
        return text(key).filter(t -> !t.isBlank()).orElseThrow(() -> new BadRequest("config.missing", origin(), what + " has no '" + key + "'", "Add '" + key + ": …'"));
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (node instanceof Sequence sequence) {
                sequence.items().forEach(item -> texts.add(scalar(key, item)));
            } else {
                texts.add(scalar(key, node));
            }
        });
        return texts;
    }

    /** The items of a list; none if the key is not there. */
    List<YamlNode> items(String key) {
        return node(key).map(node -> {
            if (node instanceof Sequence sequence) {
                return sequence.items();
            }
            throw new BadRequest("config.value", originOf(key), "'" + key + "' is " + node.kind() + " and must be a list", "Start each item with '- '");
        }).orElse(List.of());
    }

    /** One text, read as something else. */
    <T> Optional<T> value(String key, Function<String, T> reader) {
        return text(key).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new BadRequest("config.value", originOf(key), "the value of '" + key + "' cannot be used: " + e.getMessage(), "");
            }
        });
    }

    private static String scalar(String key, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new BadRequest("config.value", node.origin(), "the value of '" + key + "' is " + node.kind() + " and must be one text", "");
    }
}
