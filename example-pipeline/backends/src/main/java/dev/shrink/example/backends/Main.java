package dev.shrink.example.backends;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts all that the functions talk to and prints the variables that lead there, as shrink's setting {@code backends} wants it; runs until
 * its standard input ends.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(System.getProperty("shrink.example.work", "target/backends")).toAbsolutePath();
    PrintStream variables = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // Libraries may write to System.out, which is for variables only.
    System.setOut(System.err);
    try (LocalBackends backends = LocalBackends.all(work);
        ScoringStandIn scoring = ScoringStandIn.start()) {
      Models models = Models.publish(backends.objects(), 1);
      print(variables, "", backends.environment());
      print(variables, "fe:", scoring.environment());
      print(variables, "ml:", models.booster());
      print(variables, "mlx:", models.stacked());
      variables.println();
      awaitEndOfInput();
    }
  }

  private static void print(PrintStream out, String function, Map<String, String> environment) {
    new TreeMap<>(environment).forEach((name, value) -> out.println(function + name + "=" + value));
  }

  private static void awaitEndOfInput() throws IOException {
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
