package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BackendsDownTest {
  private static final Entity ENTITY = Entity.parse("example.com");

  @Test
  void reportsThatMySqlDoesNotAnswer() throws IOException {
    MySqlRegistrationStore store =
        MySqlRegistrationStore.of(
            environment(
                Map.of("MYSQL_URL", "jdbc:mysql://127.0.0.1:" + closedPort() + "/intel", "MYSQL_USER", "fe", "MYSQL_PASSWORD", "x")));

    assertUnavailable(() -> store.find(ENTITY));
  }

  @Test
  void reportsThatMongoDbDoesNotAnswer() throws IOException {
    MongoSightingStore store =
        MongoSightingStore.of(
            environment(Map.of("MONGODB_URI", "mongodb://127.0.0.1:" + closedPort() + "/intel", "MONGODB_TIMEOUT_MS", "200")));

    assertUnavailable(() -> store.upTo(ENTITY, LocalDate.of(2026, 1, 1)));
  }

  @Test
  void wantsAConnectionStringThatNamesTheDatabase() {
    assertThatThrownBy(() -> MongoSightingStore.of(environment(Map.of("MONGODB_URI", "mongodb://127.0.0.1"))))
        .isInstanceOf(ConfigurationException.class);
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ServiceException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(
        variables,
        id -> {
          throw new ConfigurationException("no secrets here");
        });
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
