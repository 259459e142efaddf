package dev.shrink.example.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

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

  @Test
  void signsForAnApiThatIamAuthorizes() {
    server.answers(200, "{\"score\":0.25}");
    AwsCredentialsProvider credentials = StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token"));

    assertThat(ask(Optional.of(new ApiSigner(credentials, "eu-central-1", Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC))))).isInstanceOf(Verdict.Scored.class);

    assertThat(server.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKID/20260131/eu-central-1/execute-api/aws4_request, SignedHeaders=content-type;host;")
        .containsPattern("Signature=[0-9a-f]{64}$");
    assertThat(server.header("X-amz-date")).isEqualTo("20260131T120000Z");
    assertThat(server.header("X-amz-security-token")).isEqualTo("token");
    assertThat(server.header("Content-type")).isEqualTo("application/json");
  }

  @Test
  void failsWithoutCredentialsToSignWith() {
    AwsCredentialsProvider none = () -> {
      throw SdkClientException.create("no credentials here");
    };

    assertThat(ask(Optional.of(new ApiSigner(none, "eu-central-1", Clock.systemUTC())))).isEqualTo(new Verdict.Failed("ml", "cannot be asked without credentials"));
  }

  private Verdict ask() {
    return ask(Optional.empty());
  }

  private Verdict ask(Optional<ApiSigner> signer) {
    URI address = server.address().resolve("/score");
    return new HttpScoreSource(new ObjectMapper(), Duration.ofSeconds(5), signer).ask(new Member("ml", address, 1), "{}".getBytes(StandardCharsets.UTF_8)).join();
  }
}
