package dev.shrink.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP server on the loopback interface that gives every request the answer it is told, and remembers the last one. */
public final class StubServer implements AutoCloseable {
  private final HttpServer http;
  private int status = 200;
  private String body = "";
  private String asked = "";
  private String sent = "";
  private Map<String, String> headers = Map.of();

  public StubServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    headers = exchange.getRequestHeaders().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get(0)));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public synchronized void answers(int status, String body) {
    this.status = status;
    this.body = body;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Method, path and query of the last request. */
  public synchronized String asked() {
    return asked;
  }

  /** Body of the last request. */
  public synchronized String sent() {
    return sent;
  }

  /** A header of the last request; its name as HTTP libraries of the JDK write it, {@code X-api-key}. */
  public synchronized String header(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
