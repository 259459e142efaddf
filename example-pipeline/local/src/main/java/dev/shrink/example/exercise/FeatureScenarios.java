package dev.shrink.example.exercise;

import dev.shrink.example.backends.ObjectStore;
import dev.shrink.verify.HttpEvent;
import java.util.List;
import java.util.Map;

/** What the FE function is asked. */
final class FeatureScenarios {
  /** Nothing listens there: the port is reserved (RFC 6335, section 6). */
  private static final String NOWHERE = "127.0.0.1:1";

  private static final String KNOWN = "/features?entity=shop.example&asOf=2026-01-31";

  private FeatureScenarios() {}

  /**
   * @param store of the healthy environment
   */
  static List<Scenario> all(ObjectStore store) {
    return List.of(
        new Scenario("all backends up", Map.of(), healthy()),
        failing("MySQL down", Map.of("MYSQL_URL", "jdbc:mysql://" + NOWHERE + "/intel?sslMode=DISABLED")),
        failing("MySQL refuses the password", Map.of("MYSQL_PASSWORD", "wrong")),
        failing("MongoDB down", Map.of("MONGODB_URI", "mongodb://" + NOWHERE + "/intel", "MONGODB_TIMEOUT_MS", "500")),
        failing("reputation source down", Map.of("REPUTATION_URL", "http://" + NOWHERE)),
        failing("reputation source refuses the key", Map.of("REPUTATION_API_KEY", "wrong")),
        failing("popularity list missing", Map.of("POPULARITY_URI", "s3://lists/none.csv")),
        failing("popularity list malformed", Map.of("POPULARITY_URI", "s3://lists/malformed.csv")),
        failing("S3 forbids", ObjectStore.forbidden()),
        failing("S3 overloaded", store.overloaded()),
        failing("S3 down", Map.of("AWS_ENDPOINT_URL_S3", "http://" + NOWHERE)),
        failing("misconfigured", Map.of("MONGODB_URI", "mongodb://" + NOWHERE)));
  }

  private static Scenario failing(String name, Map<String, String> environment) {
    return new Scenario(name, environment, new Requests().get(KNOWN).get("/features?entity=unknown.example").list());
  }

  private static List<Scenario.Request> healthy() {
    return new Requests()
        .get(KNOWN)
        .getV1(KNOWN)
        .get("/features?entity=Portal.Example.&asOf=2026-01-31")
        .get("/features?entity=kq3v9x7-login-secure.example&asOf=2026-01-31")
        .get("/features?entity=b%C3%BCcher.example&asOf=2026-01-31")
        .get("/features?entity=192.0.2.10&asOf=2026-01-31")
        .get("/features?entity=198.51.100.66&asOf=2026-01-31")
        .get("/features?entity=2001:DB8::1&asOf=2026-01-31")
        .getV1("/features?entity=shop.example&asOf=2026-01-10")
        .get("/features?entity=unknown.example")
        .get("/features")
        .getV1("/features")
        .get("/features?entity=")
        .get("/features?entity=localhost")
        .get("/features?entity=999.1.1.1")
        .get("/features?entity=shop.example%27%20OR%20%271%27=%271")
        .get("/features?entity=" + "a".repeat(300) + ".example")
        .get("/features?entity=shop.example&asOf=31.01.2026")
        .get("/features?entity=shop.example&asOf=2999-01-01")
        .get("/features?entity=upstream-error.example&asOf=2026-01-31")
        .get("/features?entity=upstream-babble.example&asOf=2026-01-31")
        .http("POST", "/features?entity=shop.example", HttpEvent.Format.V2)
        .raw("an event of another service", "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}")
        .raw("an event that is a list", "[]")
        .list();
  }
}
