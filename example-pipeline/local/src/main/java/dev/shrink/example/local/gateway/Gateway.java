package dev.shrink.example.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.shrink.example.backends.LoopbackHttp;
import dev.shrink.verify.HttpEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP API of API Gateway on the loopback interface: routes lead to functions, which get events of payload version 2.0. Bodies are
 * text; API Gateway would send others in Base64.
 */
public final class Gateway implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Answer NO_ROUTE = new Answer(404, "{\"message\":\"Not Found\"}");

  /** What an HTTP API says of a function that threw, timed out or answered in no known shape. */
  private static final Answer FUNCTION_FAILED = new Answer(500, "{\"message\":\"Internal Server Error\"}");

  private final Map<String, FunctionClient> routes = new ConcurrentHashMap<>();
  private final LoopbackHttp http;

  private Gateway(int port) throws IOException {
    this.http = LoopbackHttp.start(port, this::answer);
  }

  /**
   * A gateway without routes.
   *
   * @param port 0 for any free one
   */
  public static Gateway start(int port) throws IOException {
    return new Gateway(port);
  }

  /** Leads a route such as {@code GET /features} to a function. */
  public void route(String route, FunctionClient function) {
    routes.put(route, function);
  }

  public String address() {
    return http.address();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
    HttpEvent request =
        HttpEvent.of(
            exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, Optional.of(body).filter(text -> !text.isEmpty()));
    Answer answer = Optional.ofNullable(routes.get(request.method() + " " + request.path())).map(f -> call(f, request)).orElse(NO_ROUTE);
    LoopbackHttp.respond(exchange, answer.status(), "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer call(FunctionClient function, HttpEvent request) {
    try {
      JsonNode response = JSON.readTree(function.invoke(request.toJson(HttpEvent.Format.V2)));
      if (!response.path("statusCode").isInt() || !response.path("body").isTextual()) {
        return FUNCTION_FAILED;
      }
      return new Answer(response.path("statusCode").intValue(), response.path("body").textValue());
    } catch (FunctionClient.FunctionFailure | JsonProcessingException failed) {
      return FUNCTION_FAILED;
    }
  }

  /** An HTTP response with a JSON body. */
  private record Answer(int status, String body) {}

  @Override
  public void close() {
    http.close();
  }
}
