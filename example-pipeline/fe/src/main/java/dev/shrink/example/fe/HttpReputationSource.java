package dev.shrink.example.fe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;

/** A reputation service over HTTP: {@code GET /v1/reputation/{entity}} answers {@code {"score": 0…1}}, or 404 without an opinion. */
final class HttpReputationSource implements ReputationSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final HttpClient client;
  private final ObjectMapper json;
  private final URI base;
  private final String apiKey;
  private final Duration timeout;

  HttpReputationSource(ObjectMapper json, URI base, String apiKey, Duration timeout) {
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.json = json;
    this.base = base;
    this.apiKey = apiKey;
    this.timeout = timeout;
  }

  /** From {@code REPUTATION_URL} and the secret {@code REPUTATION_API_KEY}. */
  static HttpReputationSource of(Environment environment, ObjectMapper json) {
    return new HttpReputationSource(
        json,
        URI.create(environment.required("REPUTATION_URL")),
        environment.secret("REPUTATION_API_KEY"),
        environment.millis("REPUTATION_TIMEOUT_MS", TIMEOUT));
  }

  @Override
  public OptionalDouble reputation(Entity entity) {
    URI uri = base.resolve("/v1/reputation/" + URLEncoder.encode(entity.text(), StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).header("X-Api-Key", apiKey).build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return switch (response.statusCode()) {
        case 200 -> OptionalDouble.of(score(response.body()));
        case 404 -> OptionalDouble.empty();
        default -> throw bad("the reputation source answered " + response.statusCode());
      };
    } catch (IOException failed) {
      throw new ServiceException(ErrorCode.BAD_UPSTREAM, "the reputation source does not answer", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ErrorCode.BAD_UPSTREAM, "interrupted while asking the reputation source", interrupted);
    }
  }

  private double score(byte[] body) throws IOException {
    JsonNode score;
    try {
      score = json.readTree(body).path("score");
    } catch (IOException malformed) {
      throw new ServiceException(ErrorCode.BAD_UPSTREAM, "the reputation source answered no JSON", malformed);
    }
    if (!score.isNumber() || score.doubleValue() < 0 || score.doubleValue() > 1) {
      throw bad("the reputation source answered no score from 0 to 1");
    }
    return score.doubleValue();
  }

  private static ServiceException bad(String reason) {
    return new ServiceException(ErrorCode.BAD_UPSTREAM, reason);
  }
}
