package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.StubServer;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReputationSourceTest {
  private StubServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void asksWithTheKeyAndReadsTheScore() {
    server.answers(200, "{\"score\":0.75,\"lists\":[\"a\"]}");

    assertThat(source().reputation(Entity.parse("2001:db8::1"))).hasValue(0.75);
    assertThat(server.asked() + " " + server.header("X-api-key")).isEqualTo("GET /v1/reputation/2001%3Adb8%3A0%3A0%3A0%3A0%3A0%3A1 key");
  }

  @Test
  void hasNoOpinionAtNotFound() {
    server.answers(404, "");

    assertThat(source().reputation(Entity.parse("example.com"))).isEmpty();
  }

  @Test
  void refusesAnswersThatAreNoScore() {
    for (String answer : new String[] {"{\"score\":2}", "{\"score\":\"high\"}", "{}", "<html>", ""}) {
      server.answers(200, answer);
      assertUpstreamFails();
    }
    server.answers(500, "");
    assertUpstreamFails();
  }

  @Test
  void saysThatTheSourceIsDown() {
    HttpReputationSource source = source();
    server.close();

    assertThatThrownBy(() -> source.reputation(Entity.parse("example.com"))).hasMessageContaining("does not answer");
  }

  private void assertUpstreamFails() {
    assertThatThrownBy(() -> source().reputation(Entity.parse("example.com")))
        .isInstanceOfSatisfying(ServiceException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.BAD_UPSTREAM));
  }

  private HttpReputationSource source() {
    return new HttpReputationSource(new ObjectMapper(), server.address(), "key", Duration.ofSeconds(5));
  }
}
