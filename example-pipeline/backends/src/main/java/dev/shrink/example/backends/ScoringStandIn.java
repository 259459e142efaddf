package dev.shrink.example.backends;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** Stands for both members of the ensemble where FE runs alone: {@code /steady} always answers the same score, {@code /failing} never one. */
final class ScoringStandIn implements Backend {
  private static final String ANSWER = "{\"score\":0.25,\"model\":{\"name\":\"stand-in\",\"version\":\"1\",\"sha256\":\"" + "0".repeat(64) + "\"}}";
  private static final String FAILURE = "{\"error\":\"model_unavailable\",\"message\":\"a stand-in has no model\"}";

  private final LoopbackHttp http;

  private ScoringStandIn() throws IOException {
    this.http = LoopbackHttp.start(0, ScoringStandIn::answer);
  }

  static ScoringStandIn start() throws IOException {
    return new ScoringStandIn();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean failing = exchange.getRequestURI().getPath().equals("/failing");
    LoopbackHttp.respond(exchange, failing ? 503 : 200, "application/json", failing ? FAILURE : ANSWER);
  }

  @Override
  public Map<String, String> environment() {
    String member = "{\"name\":\"%s\",\"url\":\"" + http.address() + "/%s\",\"weight\":1}";
    return Map.of("SCORE_MEMBERS", "[" + member.formatted("ml", "steady") + "," + member.formatted("mlx", "failing") + "]", "SCORE_AUTHORIZATION", "iam");
  }

  @Override
  public void close() {
    http.close();
  }
}
