package dev.shrink.example.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final SecretSource NONE =
      id -> {
        throw new ConfigurationException("no secret " + id);
      };

  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> new Environment(Map.of("MYSQL_URL", " "), NONE).required("MYSQL_URL")).hasMessageContaining("MYSQL_URL");
  }

  @Test
  void prefersTheVariableToTheSecretItRefersTo() {
    Environment both = new Environment(Map.of("KEY", "plain", "KEY_SECRET_ID", "arn"), NONE);
    Environment reference = new Environment(Map.of("KEY_SECRET_ID", "arn"), id -> "secret of " + id);

    assertThat(both.secret("KEY")).isEqualTo("plain");
    assertThat(reference.secret("KEY")).isEqualTo("secret of arn");
    assertThatThrownBy(() -> new Environment(Map.of(), NONE).secret("KEY")).hasMessageContaining("KEY_SECRET_ID");
  }

  @Test
  void readsPositiveDurationsOnly() {
    Duration fallback = Duration.ofSeconds(1);

    assertThat(new Environment(Map.of("T", "250"), NONE).millis("T", fallback)).hasMillis(250);
    assertThat(new Environment(Map.of(), NONE).millis("T", fallback)).isEqualTo(fallback);
    assertThatThrownBy(() -> new Environment(Map.of("T", "0"), NONE).millis("T", fallback)).hasMessageContaining("T is not");
    assertThatThrownBy(() -> new Environment(Map.of("T", "soon"), NONE).millis("T", fallback)).hasMessageContaining("T is not");
  }

  @Test
  void readsSecretsFromTheExtensionWithTheSessionToken() throws IOException {
    HttpServer extension = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    extension.createContext(
        "/secretsmanager/get",
        exchange -> {
          boolean allowed = "token".equals(exchange.getRequestHeaders().getFirst("X-Aws-Parameters-Secrets-Token"));
          boolean known = "secretId=prod%2Fkey".equals(exchange.getRequestURI().getRawQuery());
          byte[] body = "{\"SecretString\":\"s3cret\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(allowed && known ? 200 : 403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    extension.start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + extension.getAddress().getPort());

      assertThat(new ExtensionSecrets(endpoint, "token").read("prod/key")).isEqualTo("s3cret");
      assertThatThrownBy(() -> new ExtensionSecrets(endpoint, "other").read("prod/key")).hasMessageContaining("status 403");
    } finally {
      extension.stop(0);
    }
  }
}
