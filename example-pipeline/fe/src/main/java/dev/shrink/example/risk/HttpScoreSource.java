package dev.shrink.example.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkException;

/** Scores over HTTP: {@code POST} of a vector answers {@code {"score": 0…1, "model": {…}}}. */
final class HttpScoreSource implements ScoreSource {
  private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

  private final HttpClient client;
  private final ObjectMapper json;
  private final Duration timeout;
  private final Optional<ApiSigner> signer;

  /**
   * @param signer of an API with an authorizer; empty for one that is open to whoever reaches it
   */
  HttpScoreSource(ObjectMapper json, Duration timeout, Optional<ApiSigner> signer) {
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.json = json;
    this.timeout = timeout;
    this.signer = signer;
  }

  @Override
  public CompletableFuture<Verdict> ask(Member member, byte[] vector) {
    HttpRequest.Builder request = HttpRequest.newBuilder(member.score()).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(vector));
    HEADERS.forEach(request::header);
    try {
      signer.ifPresent(api -> api.headers(member.score(), HEADERS, vector).forEach(request::header));
    } catch (SdkException noCredentials) {
      return CompletableFuture.completedFuture(failed(member, "cannot be asked without credentials"));
    }
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .handle((response, failure) -> failure == null ? verdict(member, response) : failed(member, "does not answer"));
  }

  private Verdict verdict(Member member, HttpResponse<byte[]> response) {
    JsonNode body;
    try {
      body = json.readTree(response.body());
    } catch (IOException malformed) {
      return failed(member, "answered " + response.statusCode() + " without JSON");
    }
    if (response.statusCode() != 200) {
      String code = body.path("error").asText();
      return failed(member, "answered " + response.statusCode() + (code.isEmpty() ? "" : " " + code));
    }
    JsonNode score = body.path("score");
    if (!score.isNumber() || score.doubleValue() < 0 || score.doubleValue() > 1) {
      return failed(member, "answered no score from 0 to 1");
    }
    JsonNode model = body.path("model");
    return new Verdict.Scored(
        member.name(),
        score.doubleValue(),
        new Model(model.path("name").asText(), model.path("version").asText(), model.path("sha256").asText()));
  }

  private static Verdict failed(Member member, String reason) {
    return new Verdict.Failed(member.name(), reason);
  }
}
