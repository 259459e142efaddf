package dev.shrink.example.config;

/** Reads secrets by name or ARN. */
@FunctionalInterface
public interface SecretSource {
  /**
   * @throws ConfigurationException if there is no such secret, or it may not be read
   */
  String read(String secretId);
}
