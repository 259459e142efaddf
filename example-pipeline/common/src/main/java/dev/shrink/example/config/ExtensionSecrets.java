package dev.shrink.example.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Secrets Manager through AWS's Parameters and Secrets Lambda extension, which listens on the function's own loopback interface and caches:
 * no further SDK module is needed in the artifact.
 */
public final class ExtensionSecrets implements SecretSource {
  private static final String DEFAULT_PORT = "2773";
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final URI endpoint;
  private final String sessionToken;

  ExtensionSecrets(URI endpoint, String sessionToken) {
    this.endpoint = endpoint;
    this.sessionToken = sessionToken;
  }

  static ExtensionSecrets ofProcess() {
    String port = System.getenv().getOrDefault("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", DEFAULT_PORT);
    return new ExtensionSecrets(URI.create("http://localhost:" + port), System.getenv().getOrDefault("AWS_SESSION_TOKEN", ""));
  }

  @Override
  public String read(String secretId) {
    URI uri = endpoint.resolve("/secretsmanager/get?secretId=" + URLEncoder.encode(secretId, StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("X-Aws-Parameters-Secrets-Token", sessionToken).build();
    try {
      HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode secret = new ObjectMapper().readTree(response.body()).path("SecretString");
      if (response.statusCode() != 200 || !secret.isTextual()) {
        throw new ConfigurationException("the secret " + secretId + " could not be read: status " + response.statusCode());
      }
      return secret.textValue();
    } catch (IOException unreachable) {
      throw new ConfigurationException("the secret " + secretId + " could not be read", unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("interrupted while reading the secret " + secretId, interrupted);
    }
  }
}
