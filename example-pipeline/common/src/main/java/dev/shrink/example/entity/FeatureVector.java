package dev.shrink.example.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The features of one entity: every name of {@link FeatureSchema}, in its order, with a finite number. Also the JSON body's shape. */
public record FeatureVector(String entity, String kind, String schema, Map<String, Double> features) {
  public FeatureVector {
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String name : FeatureSchema.NAMES) {
      Double value = features.get(name);
      if (value == null) {
        throw malformed("the feature " + name + " is missing");
      }
      if (!Double.isFinite(value)) {
        throw malformed("the feature " + name + " is not a finite number");
      }
      ordered.put(name, value);
    }
    if (features.size() != ordered.size()) {
      throw malformed("there are features that " + FeatureSchema.VERSION + " does not know");
    }
    features = Collections.unmodifiableMap(ordered);
  }

  public static FeatureVector of(Entity entity, Map<String, Double> features) {
    return new FeatureVector(entity.text(), entity.kind(), FeatureSchema.VERSION, features);
  }

  /**
   * Reads what {@code GET /features} wrote.
   *
   * @throws ServiceException {@link ErrorCode#MALFORMED_VECTOR} naming the first thing that is wrong, or {@link ErrorCode#INVALID_ENTITY}
   */
  public static FeatureVector parse(JsonNode body) {
    if (!body.isObject()) {
      throw malformed("the body is not a JSON object");
    }
    String schema = text(body, "schema");
    if (!schema.equals(FeatureSchema.VERSION)) {
      throw malformed("the schema is not " + FeatureSchema.VERSION);
    }
    Entity entity = Entity.parse(text(body, "entity"));
    JsonNode features = body.path("features");
    if (!features.isObject()) {
      throw malformed("features is not a JSON object");
    }
    Map<String, Double> values = new LinkedHashMap<>();
    features
        .properties()
        .forEach(
            feature -> {
              if (!feature.getValue().isNumber()) {
                throw malformed("a feature is not a number");
              }
              values.put(feature.getKey(), feature.getValue().doubleValue());
            });
    return of(entity, values);
  }

  /** The numbers in model order. */
  public double[] toArray() {
    return features.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isTextual()) {
      throw malformed(field + " is not a string");
    }
    return value.textValue();
  }

  private static ServiceException malformed(String reason) {
    return new ServiceException(ErrorCode.MALFORMED_VECTOR, reason);
  }
}
