package dev.shrink.example.exercise;

import java.util.List;
import java.util.Map;

/**
 * A fresh execution environment and what is sent to it.
 *
 * @param name what is wrong, or that nothing is
 * @param environment variables that differ from those of a working function
 * @param requests sent in this order
 */
record Scenario(String name, Map<String, String> environment, List<Request> requests) {
  /**
   * @param name of the request in the transcript
   * @param event in JSON
   */
  record Request(String name, String event) {}
}
