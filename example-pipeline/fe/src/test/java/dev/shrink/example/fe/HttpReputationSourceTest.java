package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReputationSourceTest {
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
          asked = exchange.getRequestURI().getRawPath() + " " + exchange.getRequestHeaders().getFirst("X-Api-Key");
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
  void asksWithTheKeyAndReadsTheScore() {
    body = "{\"score\":0.75,\"lists\":[\"a\"]}";

    assertThat(source().reputation(Entity.parse("2001:db8::1"))).hasValue(0.75);
    assertThat(asked).isEqualTo("/v1/reputation/2001%3Adb8%3A0%3A0%3A0%3A0%3A0%3A1 key");
  }

  @Test
  void hasNoOpinionAtNotFound() {
    status = 404;

    assertThat(source().reputation(Entity.parse("example.com"))).isEmpty();
  }

  @Test
  void refusesAnswersThatAreNoScore() {
    for (String answer : new String[] {"{\"score\":2}", "{\"score\":\"high\"}", "{}", "<html>", ""}) {
      body = answer;
      assertUpstreamFails();
    }
    status = 500;
    assertUpstreamFails();
  }

  @Test
  void saysThatTheSourceIsDown() {
    HttpReputationSource source = source();
    server.stop(0);

    assertThatThrownBy(() -> source.reputation(Entity.parse("example.com"))).hasMessageContaining("does not answer");
  }

  private void assertUpstreamFails() {
    assertThatThrownBy(() -> source().reputation(Entity.parse("example.com")))
        .isInstanceOfSatisfying(ServiceException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.BAD_UPSTREAM));
  }

  private HttpReputationSource source() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new HttpReputationSource(new ObjectMapper(), base, "key", Duration.ofSeconds(5));
  }
}
