package dev.shrink.example.backends;

import java.util.Map;

/** A server on the loopback interface that stands for one of the functions' backends. */
public interface Backend extends AutoCloseable {
  /** The environment variables that lead a function to it. */
  Map<String, String> environment();

  @Override
  void close();
}
