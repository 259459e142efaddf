package dev.shrink.example.exercise;

import dev.shrink.example.backends.Models;
import dev.shrink.example.backends.ObjectStore;
import dev.shrink.example.storage.ModelBundle;
import dev.shrink.verify.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ML and MLX functions are asked. */
final class ScoreScenarios {
  private ScoreScenarios() {}

  /**
   * @param store gets the damaged models
   * @param other another version's configuration, for the swap
   */
  static List<Scenario> all(ObjectStore store, Map<String, String> other) {
    return List.of(
        new Scenario("all backends up", Map.of(), healthy()),
        new Scenario("model swapped by configuration", other, new Requests().post("benign", Vectors.BENIGN).post("malicious", Vectors.MALICIOUS).list()),
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
    return new Scenario(name, environment, new Requests().post("benign", Vectors.BENIGN).post("not JSON", "score me").list());
  }

  private static List<Scenario.Request> healthy() {
    return new Requests()
        .post("benign", Vectors.BENIGN)
        .post("malicious", Vectors.MALICIOUS)
        .post("address", Vectors.ADDRESS)
        .post("unlike anything seen", Vectors.NOVEL)
        .raw("POST /score: in Base64", base64(Vectors.MALICIOUS))
        .post("no JSON", "score me")
        .post("a list", "[]")
        .post("an empty object", "{}")
        .post("another schema", Vectors.damaged(body -> body.put("schema", "features-v0")))
        .post("no entity", Vectors.damaged(body -> body.remove("entity")))
        .post("no domain name", Vectors.damaged(body -> body.put("entity", "-")))
        .post("a feature missing", Vectors.damaged(body -> body.withObject("/features").remove("entropy")))
        .post("a feature too many", Vectors.damaged(body -> body.withObject("/features").put("surprise", 1)))
        .post("a feature in words", Vectors.damaged(body -> body.withObject("/features").put("entropy", "high")))
        .post("a feature beyond all numbers", Vectors.BENIGN.replace("4000.0", "4e999"))
        .post("a body cut short", Vectors.BENIGN.substring(0, 100))
        .http("GET", "/score", HttpEvent.Format.V2)
        .http("POST", "/score", HttpEvent.Format.V2)
        .raw("an event of another service", "{\"Records\":[]}")
        .list();
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
