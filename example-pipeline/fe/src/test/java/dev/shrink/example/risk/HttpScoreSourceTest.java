package dev.shrink.example.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpScoreSourceTest {
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
  void readsScoreAndModel() {
    server.answers(200, "{\"score\":0.25,\"band\":\"allow\",\"model\":{\"name\":\"risk\",\"version\":\"2\",\"sha256\":\"ab\"}}");

    assertThat(ask()).isEqualTo(new Verdict.Scored("ml", 0.25, new Model("risk", "2", "ab")));
    assertThat(server.asked() + " " + server.sent()).isEqualTo("POST /score {}");
  }

  @Test
  void failsWithTheStatusAndTheCodeThatTheMemberAnswers() {
    server.answers(503, "{\"error\":\"backend_unavailable\",\"message\":\"…\"}");
    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered 503 backend_unavailable"));

    server.answers(503, "<html>");
    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered 503 without JSON"));
  }

  @Test
  void failsWithoutAScore() {
    for (String answer : new String[] {"{}", "{\"score\":\"high\"}", "{\"score\":-0.1}", "{\"score\":2}"}) {
      server.answers(200, answer);
      assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "answered no score from 0 to 1"));
    }
  }

  @Test
  void failsWhereNobodyListens() {
    server.close();

    assertThat(ask()).isEqualTo(new Verdict.Failed("ml", "does not answer"));
  }

  private Verdict ask() {
    URI address = server.address().resolve("/score");
    return new HttpScoreSource(new ObjectMapper(), Duration.ofSeconds(5)).ask(new Member("ml", address, 1), "{}".getBytes(StandardCharsets.UTF_8)).join();
  }
}
