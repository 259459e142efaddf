package dev.shrink.example.storage;

/** Reads whole objects: models and lists of a few megabytes. */
@FunctionalInterface
public interface ObjectSource {
  /**
   * @throws dev.shrink.example.service.ServiceException {@code UNAVAILABLE} if the object is missing, forbidden or the store does not answer
   */
  byte[] read(ObjectLocation location);
}
