package dev.shrink.example.storage;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fetches models and lets none pass whose bytes are not the configured ones. */
public final class ModelRepository {
  private final ObjectSource objects;

  public ModelRepository(ObjectSource objects) {
    this.objects = objects;
  }

  /**
   * @throws ServiceException {@link ErrorCode#MODEL_CHECKSUM_MISMATCH}, {@link ErrorCode#MODEL_INVALID} or {@link ErrorCode#UNAVAILABLE}
   */
  public ModelBundle fetch(ModelReference reference) {
    byte[] bytes = objects.read(reference.location());
    String actual = sha256(bytes);
    if (!actual.equals(reference.sha256())) {
      throw new ServiceException(
          ErrorCode.MODEL_CHECKSUM_MISMATCH, "the model's SHA-256 is " + actual + ", configured is " + reference.sha256());
    }
    return ModelBundle.read(bytes);
  }

  /** SHA-256 in lower-case hex, as {@link ModelReference} holds it. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform must have SHA-256 (java.security.MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }
}
