package dev.shrink.example.storage;

import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.config.Environment;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which model a function runs: where it lies and the SHA-256 of its bytes in lower-case hex. Another model is another configuration. */
public record ModelReference(ObjectLocation location, String sha256) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ModelReference {
    if (!SHA256.matcher(sha256).matches()) {
      throw new ConfigurationException("MODEL_SHA256 is not a SHA-256 in hex");
    }
  }

  /** From {@code MODEL_URI} and {@code MODEL_SHA256}. */
  public static ModelReference of(Environment environment) {
    return new ModelReference(
        ObjectLocation.parse(environment.required("MODEL_URI")), environment.required("MODEL_SHA256").strip().toLowerCase(Locale.ROOT));
  }
}
