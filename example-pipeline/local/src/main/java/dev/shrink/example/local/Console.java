package dev.shrink.example.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Changes the configuration of running functions by lines that are typed, as {@code aws lambda update-function-configuration} does for
 * deployed ones: the code stays, the next request goes to a new environment.
 */
final class Console {
  static final String USAGE =
      "type FUNCTION NAME=VALUE… (FUNCTION is fe, ml or mlx) to change variables against those at the start, FUNCTION alone to undo that,"
          + " or 'swap ml' for the second version of its model";

  private final Functions functions;

  /** The running functions. */
  interface Functions {
    void configure(Function function, Map<String, String> changes) throws Exception;

    /** Publishes another version of a scoring function's model, and returns the variables that name it. */
    Map<String, String> otherModel(Function function) throws Exception;
  }

  Console(Functions functions) {
    this.functions = functions;
  }

  /** Does what a line says; returns what is to be printed. */
  String answer(String line) throws Exception {
    List<String> words = List.of(line.strip().split("\\s+"));
    boolean swap = words.get(0).equals("swap") && words.size() == 2;
    Optional<Function> function = Function.of(words.get(swap ? 1 : 0));
    boolean wellFormed = swap || words.stream().skip(1).allMatch(word -> word.indexOf('=') > 0);
    if (function.isEmpty() || !wellFormed || swap && function.get() == Function.FE) {
      return USAGE;
    }
    Map<String, String> changes = swap ? functions.otherModel(function.get()) : variables(words);
    functions.configure(function.get(), changes);
    String told = changes.entrySet().stream().map(Map.Entry::toString).sorted().collect(Collectors.joining(" "));
    return function.get().id() + (told.isEmpty() ? " is configured as at the start" : " is configured with " + told);
  }

  private static Map<String, String> variables(List<String> words) {
    Map<String, String> variables = new HashMap<>();
    words.stream().skip(1).forEach(word -> variables.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
    return variables;
  }
}
