package dev.shrink.example.local;

import java.util.List;
import java.util.Map;

/**
 * What is configured otherwise than in a pipeline in order, and what is asked then.
 *
 * @param changes variables by function
 */
record Situation(String name, Map<Function, Map<String, String>> changes, List<Call> calls) {
  static Situation of(String name, Function function, Map<String, String> changes, Call... calls) {
    return new Situation(name, Map.of(function, changes), List.of(calls));
  }
}
