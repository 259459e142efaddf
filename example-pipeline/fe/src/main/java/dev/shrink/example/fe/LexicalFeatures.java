package dev.shrink.example.fe;

import dev.shrink.example.entity.DomainName;
import dev.shrink.example.entity.Entity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What the entity's text alone tells: generated names are long, random and full of digits. */
final class LexicalFeatures {
  private LexicalFeatures() {}

  static Map<String, Double> of(Entity entity) {
    String text = entity.text();
    List<String> labels = entity instanceof DomainName domain ? domain.labels() : List.of(text);
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("is_ip", entity instanceof DomainName ? 0.0 : 1.0);
    features.put("name_length", (double) text.length());
    features.put("label_count", (double) labels.size());
    features.put("longest_label", (double) labels.stream().mapToInt(String::length).max().orElse(0));
    features.put("digit_ratio", ratio(text, Character::isDigit));
    features.put("hyphen_ratio", ratio(text, character -> character == '-'));
    features.put("entropy", entropy(text));
    features.put("is_punycode", labels.stream().anyMatch(label -> label.startsWith("xn--")) ? 1.0 : 0.0);
    return features;
  }

  private static double ratio(String text, IntPredicate counted) {
    return (double) text.chars().filter(counted).count() / text.length();
  }

  /** Shannon entropy of the characters, in bits. */
  static double entropy(String text) {
    Map<Integer, Long> counts = text.chars().boxed().collect(Collectors.groupingBy(character -> character, Collectors.counting()));
    // Sorted, so that the sum of floating-point terms does not depend on the map's order.
    long[] sorted = counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
    return -Arrays.stream(sorted).mapToDouble(count -> (double) count / text.length()).map(p -> p * Math.log(p) / Math.log(2)).sum();
  }
}
