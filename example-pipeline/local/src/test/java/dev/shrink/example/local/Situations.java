package dev.shrink.example.local;

import static dev.shrink.example.local.Call.get;
import static dev.shrink.example.local.Call.post;

import dev.shrink.example.backends.Models;
import dev.shrink.example.exercise.Vectors;
import dev.shrink.example.backends.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that the pipeline is put through. */
final class Situations {
  /** Nothing listens there: the port is reserved (RFC 6335, section 6). */
  private static final String NOWHERE = "127.0.0.1:1";

  private static final Call FEATURES = get("/features?entity=shop.example&asOf=2026-01-31", 200);
  private static final Call RISK = get("/risk?entity=shop.example&asOf=2026-01-31", 200);
  private static final Call RISKY = get("/risk?entity=kq3v9x7-login-secure.example&asOf=2026-01-31", 200);

  private Situations() {}

  /**
   * @param other the second version of the models
   */
  static List<Situation> all(ObjectStore store, Models other) {
    List<Situation> all = new ArrayList<>();
    all.add(new Situation("all in order", Map.of(), inOrder()));
    all.addAll(ensembles());
    all.addAll(features(store));
    all.addAll(models(Function.ML, "/score", store, other.booster()));
    all.addAll(models(Function.MLX, "/score/stacked", store, other.stacked()));
    all.add(new Situation("no member has its model", Map.of(Function.ML, missing(), Function.MLX, missing()), List.of(expect(RISK, 502), FEATURES)));
    return all;
  }

  private static List<Call> inOrder() {
    return List.of(
        FEATURES,
        get("/features?entity=Portal.Example.&asOf=2026-01-31", 200),
        get("/features?entity=b%C3%BCcher.example&asOf=2026-01-31", 200),
        get("/features?entity=192.0.2.10&asOf=2026-01-31", 200),
        get("/features?entity=2001:DB8::1&asOf=2026-01-31", 200),
        get("/features?entity=unknown.example", 404),
        get("/features", 400),
        get("/features?entity=localhost", 400),
        get("/features?entity=999.1.1.1", 400),
        get("/features?entity=shop.example%27%20OR%20%271%27=%271", 400),
        get("/features?entity=shop.example&asOf=31.01.2026", 400),
        get("/features?entity=shop.example&asOf=2999-01-01", 400),
        get("/features?entity=upstream-error.example&asOf=2026-01-31", 502),
        get("/features?entity=upstream-babble.example&asOf=2026-01-31", 502),
        post("/features?entity=shop.example", "{}", 404),
        post("/score", Vectors.BENIGN, 200),
        post("/score", Vectors.MALICIOUS, 200),
        post("/score", Vectors.ADDRESS, 200),
        post("/score", Vectors.NOVEL, 200),
        post("/score", "score me", 400),
        post("/score", "{}", 400),
        post("/score", Vectors.damaged(body -> body.put("schema", "features-v0")), 400),
        post("/score", Vectors.damaged(body -> body.withObject("/features").remove("entropy")), 400),
        post("/score", Vectors.damaged(body -> body.withObject("/features").put("entropy", "high")), 400),
        post("/score", Vectors.BENIGN.substring(0, 100), 400),
        get("/score", 404),
        post("/score/stacked", Vectors.BENIGN, 200),
        post("/score/stacked", Vectors.MALICIOUS, 200),
        post("/score/stacked", Vectors.NOVEL, 200),
        post("/score/stacked", "[]", 400),
        RISK,
        RISKY,
        get("/risk?entity=198.51.100.66&asOf=2026-01-31", 200),
        get("/risk?entity=unknown.example", 404),
        get("/risk", 400),
        get("/risk?entity=upstream-error.example&asOf=2026-01-31", 502),
        get("/nothing", 404));
  }

  private static List<Situation> ensembles() {
    String unreachable = "[{\"name\":\"nobody\",\"url\":\"http://" + NOWHERE + "/score\"}]";
    return List.of(
        Situation.of("the highest score", Function.FE, Map.of("SCORE_AGGREGATION", "max"), RISK, RISKY),
        Situation.of("the weighted mean", Function.FE, Map.of("SCORE_AGGREGATION", "weighted"), RISK, RISKY),
        Situation.of("a member that nobody runs", Function.FE, Map.of("SCORE_MEMBERS", unreachable), expect(RISK, 502)),
        Situation.of("an unknown aggregation", Function.FE, Map.of("SCORE_AGGREGATION", "median"), expect(RISK, 500)));
  }

  private static List<Situation> features(ObjectStore store) {
    return List.of(
        features("MySQL down", Map.of("MYSQL_URL", "jdbc:mysql://" + NOWHERE + "/intel?sslMode=DISABLED"), 503),
        features("MySQL refuses the password", Map.of("MYSQL_PASSWORD", "wrong"), 503),
        features("MongoDB down", Map.of("MONGODB_URI", "mongodb://" + NOWHERE + "/intel", "MONGODB_TIMEOUT_MS", "500"), 503),
        features("reputation source down", Map.of("REPUTATION_URL", "http://" + NOWHERE), 502),
        features("S3 down", Map.of("AWS_ENDPOINT_URL_S3", "http://" + NOWHERE), 503),
        features("S3 forbids", ObjectStore.forbidden(), 503),
        features("S3 has no such object", Map.of("POPULARITY_URI", "s3://lists/none.csv"), 503),
        features("S3 overloaded", store.overloaded(), 503));
  }

  private static Situation features(String name, Map<String, String> changes, int status) {
    return Situation.of(name, Function.FE, changes, expect(FEATURES, status), get("/features?entity=unknown.example", name.startsWith("MySQL") ? 503 : 404), expect(RISK, status));
  }

  private static List<Situation> models(Function member, String path, ObjectStore store, Map<String, String> other) {
    return List.of(
        Situation.of(member.id() + ": another model", member, other, post(path, Vectors.BENIGN, 200), post(path, Vectors.MALICIOUS, 200), RISK),
        broken(member, path, "wrong checksum", Map.of("MODEL_SHA256", "0".repeat(64)), 500),
        broken(member, path, "S3 down", Map.of("AWS_ENDPOINT_URL_S3", "http://" + NOWHERE), 503),
        broken(member, path, "S3 forbids", ObjectStore.forbidden(), 503),
        broken(member, path, "S3 has no such model", missing(), 503),
        broken(member, path, "S3 overloaded", store.overloaded(), 503));
  }

  /** The ensemble goes on without the member. */
  private static Situation broken(Function member, String path, String name, Map<String, String> changes, int status) {
    return Situation.of(member.id() + ": " + name, member, changes, post(path, Vectors.BENIGN, status), post(path, "score me", 400), RISK);
  }

  private static Map<String, String> missing() {
    return Map.of("MODEL_URI", "s3://" + Models.BUCKET + "/none.zip");
  }

  private static Call expect(Call call, int status) {
    return new Call(call.method(), call.target(), call.body(), status);
  }
}
