package dev.shrink.example.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A function's configuration: its environment variables, and the secrets that they refer to. */
public final class Environment {
  private final Map<String, String> variables;
  private final SecretSource secrets;

  public Environment(Map<String, String> variables, SecretSource secrets) {
    this.variables = Map.copyOf(variables);
    this.secrets = secrets;
  }

  /** The process environment, with secrets from AWS's Parameters and Secrets extension. */
  public static Environment ofProcess() {
    return new Environment(System.getenv(), ExtensionSecrets.ofProcess());
  }

  /**
   * @throws ConfigurationException if the variable is not set
   */
  public String required(String name) {
    return optional(name).orElseThrow(() -> new ConfigurationException("the environment variable " + name + " is not set"));
  }

  /** The value, if the variable is set and not blank. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A duration in milliseconds.
   *
   * @throws ConfigurationException if the variable is set to something else than a positive number
   */
  public Duration millis(String name, Duration fallback) {
    return optional(name).map(value -> parseMillis(name, value)).orElse(fallback);
  }

  /**
   * A secret: the value of {@code NAME}, or of the Secrets Manager secret that {@code NAME_SECRET_ID} names.
   *
   * @throws ConfigurationException if neither variable is set or the secret cannot be read
   */
  public String secret(String name) {
    return optional(name)
        .or(() -> optional(name + "_SECRET_ID").map(secrets::read))
        .orElseThrow(() -> new ConfigurationException("neither " + name + " nor " + name + "_SECRET_ID is set"));
  }

  private static Duration parseMillis(String name, String value) {
    try {
      Duration parsed = Duration.ofMillis(Long.parseLong(value.strip()));
      if (parsed.isNegative() || parsed.isZero()) {
        throw new ConfigurationException(name + " is not a positive number of milliseconds");
      }
      return parsed;
    } catch (NumberFormatException malformed) {
      throw new ConfigurationException(name + " is not a number of milliseconds", malformed);
    }
  }
}
