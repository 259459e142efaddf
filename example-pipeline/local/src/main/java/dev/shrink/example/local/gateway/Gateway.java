package dev.shrink.example.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.shrink.example.local.backend.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The pipeline's HTTP interface, as {@code openapi.yaml} describes it: {@code GET /features}, {@code POST /score}, and {@code GET /risk},
 * which sends the first's vector to the second.
 */
public final class Gateway implements AutoCloseable {
  private final Proxy features;
  private final Ensemble scores;
  private final LoopbackHttp http;

  private Gateway(FunctionClient features, Ensemble scores, int port) throws IOException {
    this.features = new Proxy(features);
    this.scores = scores;
    this.http = LoopbackHttp.start(port, this::answer);
  }

  /**
   * @param port 0 for any free one
   */
  public static Gateway start(FunctionClient features, Ensemble scores, int port) throws IOException {
    return new Gateway(features, scores, port);
  }

  public String address() {
    return http.address();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = route(exchange.getRequestMethod(), exchange.getRequestURI().toString(), Optional.of(body).filter(text -> !text.isEmpty()));
    LoopbackHttp.respond(exchange, answer.status(), "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
  }

  Answer route(String method, String target, Optional<String> body) {
    String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    return switch (method + " " + path) {
      case "GET /features" -> features.call(method, target, Optional.empty());
      case "POST /score" -> scores.score(body);
      case "GET /risk" -> risk(target);
      default -> Answer.error(404, "not_found", "there is no such route");
    };
  }

  private Answer risk(String target) {
    Answer vector = features.call("GET", target.replaceFirst("^/risk", "/features"), Optional.empty());
    return vector.status() == 200 ? scores.score(Optional.of(vector.body())) : vector;
  }

  @Override
  public void close() {
    http.close();
  }
}
