package dev.shrink.example.backends;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/**
 * A stand-in for the third party: it knows the sample entities' reputation and has no opinion of others. Entities named
 * {@value #FAILING} and {@value #BABBLING} make it fail.
 */
public final class ReputationService implements Backend {
  static final String FAILING = "upstream-error.example";
  static final String BABBLING = "upstream-babble.example";

  private static final String PATH = "/v1/reputation/";
  private static final String API_KEY = "local-api-key";

  private final LoopbackHttp http;

  private ReputationService() throws IOException {
    this.http = LoopbackHttp.start(0, ReputationService::answer);
  }

  public static ReputationService start() throws IOException {
    return new ReputationService();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("REPUTATION_URL", http.address(), "REPUTATION_API_KEY", API_KEY);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String entity = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    if (!API_KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
      json(exchange, 401, "{\"error\":\"unknown key\"}");
    } else if (entity.equals(FAILING)) {
      json(exchange, 500, "{\"error\":\"internal\"}");
    } else if (entity.equals(BABBLING)) {
      json(exchange, 200, "<html>maintenance</html>");
    } else if (SampleData.REPUTATION.containsKey(entity)) {
      json(exchange, 200, "{\"score\":" + SampleData.REPUTATION.get(entity) + "}");
    } else {
      json(exchange, 404, "{\"error\":\"no opinion\"}");
    }
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackHttp.respond(exchange, status, "application/json", body);
  }

  @Override
  public void close() {
    http.close();
  }
}
