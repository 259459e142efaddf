package dev.shrink.config;

import java.util.List;
import java.util.Map;

/** A value of a YAML file that knows where it is written. */
sealed interface YamlNode {

    /** {@code shrink.yaml:12}. */
    String origin();

    /** What it is, for messages. */
    String kind();

    /** Text, a number or a truth value, as it is written; empty for nothing. */
    record Scalar(String text, String origin) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "'" + text + "'";
        }
    }

    record Sequence(List<YamlNode> items, String origin) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param origins where each key is written */
    record Mapping(Map<String, YamlNode> values, Map<String, String> origins, String origin) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }
}
