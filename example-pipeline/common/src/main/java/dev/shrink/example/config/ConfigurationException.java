package dev.shrink.example.config;

/** The function cannot start as it is configured. Thrown while the environment initialises, so that the deployment fails, not a request. */
public final class ConfigurationException extends RuntimeException {
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
