package dev.shrink.example.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrink.example.entity.FeatureSchema;
import java.util.function.Consumer;

/** Feature vectors in JSON, good and bad ones. */
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static final String BENIGN = body(0, 12, 2, 7, 0, 0, 3.0, 0, 4000, 0, 0, 1500, 0.01, 2, 50, 8, 1.2, 0, 0.6, 0.05);
  public static final String MALICIOUS = body(0, 28, 2, 20, 0.11, 0.07, 3.9, 0, 11, 14, 1, 470, 0.8, 2, 78, 71, 2.9, 0, 0, 0.95);
  public static final String ADDRESS = body(1, 13, 1, 13, 0.77, 0, 2.9, 0, 38, 31, 1, 293, 1, 1, 49, 55, 3.1, 0, 0, 0.9);

  /** Unlike all that the models were trained with. */
  public static final String NOVEL = body(0, 250, 120, 63, 1, 1, 0.5, 1, 90000, 5000, 1, 1e9, 1, 90, 1e7, 1e7, 40, 365, 1, 0);

  private Vectors() {}

  /** A good vector with something done to it. */
  public static String damaged(Consumer<ObjectNode> damage) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(BENIGN);
      damage.accept(body);
      return body.toString();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @param features in the schema's order
   */
  private static String body(double... features) {
    ObjectNode body = JSON.createObjectNode().put("entity", "shop.example").put("kind", "domain").put("schema", FeatureSchema.VERSION);
    ObjectNode values = body.putObject("features");
    for (int i = 0; i < features.length; i++) {
      values.put(FeatureSchema.NAMES.get(i), features[i]);
    }
    return body.toString();
  }
}
