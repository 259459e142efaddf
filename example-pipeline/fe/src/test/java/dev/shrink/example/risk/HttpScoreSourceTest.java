package dev.shrink.example.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpScoreSourceTest {
  private HttpServer server;
  private int status = 200;
  private String body = "";
  private String asked = "";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent;
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void readsScoreAndModel() {
    body = "{\"score\":0.25,\"band\":\"allow\",\"model\":{\"name\":\"risk\",\"version\":\"2\",\"sha256\":\"ab\"}}";

    assertThat(ask()).isEqualTo(new Verdict.Scored("ml", 0.25, new Model("risk", "2", "ab")));
    assertThat(asked).isEqualTo("POST /score {}");
  }

  @Test
  void failsWithTheStatusAndTheCodeThatTheMemberAnswers() {
    status = 503;
    body = "{\"error\":\"backend_unavailable\",\"message\":\"…\"}";
    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered 503 backend_unavailable"));

    body = "<html>";
    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered 503 without JSON"));
  }

  @Test
  void failsWithoutAScore() {
    for (String answer : new String[] {"{}", "{\"score\":\"high\"}", "{\"score\":-0.1}", "{\"score\":2}"}) {
      body = answer;
      assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered no score from 0 to 1"));
    }
  }

  @Test
  void failsWhereNobodyListens() {
    server.stop(0);

    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "does not answer"));
  }

  private Verdict ask() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/score");
    return new HttpScoreSource(new ObjectMapper(), Duration.ofSeconds(5)).ask(new Member("ml", address, 1), "{}".getBytes(StandardCharsets.UTF_8)).join();
  }
}
