package dev.shrink.example.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.local.Models;
import dev.shrink.example.local.backend.ObjectStore;
import dev.shrink.example.storage.ModelBundle;
import dev.shrink.verify.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the ML and MLX functions are asked. */
final class ScoreScenarios {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In the schema's order. */
  private static final double[] BENIGN = {0, 12, 2, 7, 0, 0, 3.0, 0, 4000, 0, 0, 1500, 0.01, 2, 50, 8, 1.2, 0, 0.6, 0.05};

  private static final double[] MALICIOUS = {0, 28, 2, 20, 0.11, 0.07, 3.9, 0, 11, 14, 1, 470, 0.8, 2, 78, 71, 2.9, 0, 0, 0.95};
  private static final double[] ADDRESS = {1, 13, 1, 13, 0.77, 0, 2.9, 0, 38, 31, 1, 293, 1, 1, 49, 55, 3.1, 0, 0, 0.9};
  private static final double[] NOVEL = {0, 250, 120, 63, 1, 1, 0.5, 1, 90000, 5000, 1, 1e9, 1, 90, 1e7, 1e7, 40, 365, 1, 0};

  private ScoreScenarios() {}

  /**
   * @param store gets the damaged models
   * @param other another version's configuration, for the swap
   */
  static List<Scenario> all(ObjectStore store, Map<String, String> other) {
    return List.of(
        new Scenario("all backends up", Map.of(), healthy()),
        new Scenario("model swapped by configuration", other, new Requests().post("benign", body(BENIGN)).post("malicious", body(MALICIOUS)).list()),
        failing("wrong checksum", Map.of("MODEL_SHA256", "0".repeat(64))),
        failing("model missing", Map.of("MODEL_URI", "s3://" + Models.BUCKET + "/none.zip")),
        failing("S3 forbids", ObjectStore.forbidden()),
        failing("S3 overloaded", store.overloaded()),
        failing("S3 down", Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")),
        failing("model is no bundle", Models.reference(store, "garbage.zip", bytes("garbage"))),
        failing("model was made for other features", Models.reference(store, "other.zip", bundle("{\"name\":\"other\",\"version\":\"0\",\"schema\":\"features-v0\",\"mean\":[],\"covariance\":[]}"))),
        failing("misconfigured", Map.of("MODEL_SHA256", "abc")));
  }

  private static Scenario failing(String name, Map<String, String> environment) {
    return new Scenario(name, environment, new Requests().post("benign", body(BENIGN)).post("not JSON", "score me").list());
  }

  private static List<Scenario.Request> healthy() {
    return new Requests()
        .post("benign", body(BENIGN))
        .post("malicious", body(MALICIOUS))
        .post("address", body(ADDRESS))
        .post("unlike anything seen", body(NOVEL))
        .raw("POST /score: in Base64", base64(body(MALICIOUS)))
        .post("no JSON", "score me")
        .post("a list", "[]")
        .post("an empty object", "{}")
        .post("another schema", damaged(body -> body.put("schema", "features-v0")))
        .post("no entity", damaged(body -> body.remove("entity")))
        .post("no domain name", damaged(body -> body.put("entity", "-")))
        .post("a feature missing", damaged(body -> body.withObject("/features").remove("entropy")))
        .post("a feature too many", damaged(body -> body.withObject("/features").put("surprise", 1)))
        .post("a feature in words", damaged(body -> body.withObject("/features").put("entropy", "high")))
        .post("a feature beyond all numbers", body(BENIGN).replace("4000.0", "4e999"))
        .post("a body cut short", body(BENIGN).substring(0, 100))
        .http("GET", "/score", HttpEvent.Format.V2)
        .http("POST", "/score", HttpEvent.Format.V2)
        .raw("an event of another service", "{\"Records\":[]}")
        .list();
  }

  private static String body(double[] features) {
    ObjectNode body = JSON.createObjectNode().put("entity", "shop.example").put("kind", "domain").put("schema", FeatureSchema.VERSION);
    ObjectNode values = body.putObject("features");
    for (int i = 0; i < features.length; i++) {
      values.put(FeatureSchema.NAMES.get(i), features[i]);
    }
    return body.toString();
  }

  private static String damaged(Consumer<ObjectNode> damage) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(body(BENIGN));
      damage.accept(body);
      return body.toString();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(String body) {
    String event = HttpEvent.of("POST", "/score", Map.of(), Optional.of("BODY")).toJson(HttpEvent.Format.V2);
    return event
        .replace("\"BODY\"", "\"" + Base64.getEncoder().encodeToString(bytes(body)) + "\"")
        .replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true");
  }

  private static byte[] bundle(String manifest) {
    return new ModelBundle(Map.of("manifest.json", bytes(manifest))).toZip();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
