package dev.shrink.example.backends;

import java.nio.charset.StandardCharsets;

/** The objects of the sample: a popularity list, and one that is none. */
public final class SampleObjects {
  public static final String POPULARITY_URI = "s3://lists/popularity.csv";

  private SampleObjects() {}

  public static void put(ObjectStore store) {
    store.put("lists", "popularity.csv", SampleData.POPULARITY.getBytes(StandardCharsets.UTF_8));
    store.put("lists", "malformed.csv", "<html>moved</html>".getBytes(StandardCharsets.UTF_8));
  }
}
