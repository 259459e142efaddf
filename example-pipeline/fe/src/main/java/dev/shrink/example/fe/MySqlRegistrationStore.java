package dev.shrink.example.fe;

import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * Registrations in MySQL, over one connection per environment: an environment handles one request at a time. A connection that broke
 * while the environment was frozen is replaced.
 */
final class MySqlRegistrationStore implements RegistrationStore {
  private static final String QUERY =
      "SELECT registered_on, abuse_reports, privacy_protected FROM registration WHERE entity = ? AND kind = ?";
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final String url;
  private final Properties properties;
  private final int validationSeconds;
  private Optional<Connection> connection = Optional.empty();

  MySqlRegistrationStore(String url, String user, String password, Duration timeout) {
    this.url = url;
    this.validationSeconds = Math.toIntExact(Math.max(1, timeout.toSeconds()));
    this.properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Long.toString(timeout.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(timeout.toMillis()));
  }

  /** From {@code MYSQL_URL} (a JDBC URL), {@code MYSQL_USER} and the secret {@code MYSQL_PASSWORD}. */
  static MySqlRegistrationStore of(Environment environment) {
    return new MySqlRegistrationStore(
        environment.required("MYSQL_URL"),
        environment.required("MYSQL_USER"),
        environment.secret("MYSQL_PASSWORD"),
        environment.millis("MYSQL_TIMEOUT_MS", TIMEOUT));
  }

  @Override
  public synchronized Optional<Registration> find(Entity entity) {
    try (PreparedStatement query = connect().prepareStatement(QUERY)) {
      query.setString(1, entity.text());
      query.setString(2, entity.kind());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    } catch (SQLException failed) {
      throw new ServiceException(ErrorCode.UNAVAILABLE, "the registration database does not answer", failed);
    }
  }

  private static Registration read(ResultSet row) throws SQLException {
    return new Registration(row.getObject(1, LocalDate.class), row.getInt(2), row.getBoolean(3));
  }

  private Connection connect() throws SQLException {
    if (connection.isPresent() && connection.get().isValid(validationSeconds)) {
      return connection.get();
    }
    Connection fresh = DriverManager.getConnection(url, properties);
    connection = Optional.of(fresh);
    return fresh;
  }
}
