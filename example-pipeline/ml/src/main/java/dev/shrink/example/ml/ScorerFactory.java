package dev.shrink.example.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.storage.ModelBundle;

/** Makes a scorer of a bundle whose checksum was found right. */
@FunctionalInterface
public interface ScorerFactory {
  /**
   * @throws dev.shrink.example.service.ServiceException {@code MODEL_INVALID} if the bundle holds no such model
   */
  Scorer create(ModelBundle bundle, String sha256, ObjectMapper json);
}
