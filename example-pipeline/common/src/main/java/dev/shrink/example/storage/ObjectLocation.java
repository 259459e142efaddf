package dev.shrink.example.storage;

import dev.shrink.example.config.ConfigurationException;
import java.net.URI;

/** Where an object lies on S3, written {@code s3://bucket/key}. */
public record ObjectLocation(String bucket, String key) {
  /**
   * @throws ConfigurationException if the text is not an S3 URI with a bucket and a key
   */
  public static ObjectLocation parse(String text) {
    URI uri = URI.create(text);
    if (!"s3".equals(uri.getScheme()) || uri.getHost() == null || uri.getPath().length() < 2) {
      throw new ConfigurationException("not an S3 location: " + text);
    }
    return new ObjectLocation(uri.getHost(), uri.getPath().substring(1));
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
