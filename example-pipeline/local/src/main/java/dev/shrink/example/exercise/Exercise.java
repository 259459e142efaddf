package dev.shrink.example.exercise;

import dev.shrink.example.local.Function;
import dev.shrink.example.local.FunctionRunner;
import dev.shrink.example.backends.LocalBackends;
import dev.shrink.example.backends.Models;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.LocalFunction;
import dev.shrink.verify.runtime.Outcome;
import dev.shrink.verify.runtime.Reply;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends good and bad requests to one packaged function, in good and bad environments, and prints all that it answers. The transcript has
 * no time, port or path in it: those of a function before and after shrinking are equal, byte by byte, or shrinking broke it.
 */
public final class Exercise {
  private static final String USAGE = "usage: Exercise fe|ml|mlx ARTIFACT [LAYER]...   (zips or folders)";

  private final Function function;
  private final FunctionCode code;
  private final FunctionRunner runner;
  private final LocalBackends backends;
  private final PrintStream transcript;

  private Exercise(Function function, FunctionCode code, FunctionRunner runner, LocalBackends backends, PrintStream transcript) {
    this.function = function;
    this.code = code;
    this.runner = runner;
    this.backends = backends;
    this.transcript = transcript;
  }

  public static void main(String[] arguments) throws Exception {
    Optional<Function> function = arguments.length < 2 ? Optional.empty() : Function.of(arguments[0]);
    if (function.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    List<Path> layers = Stream.of(arguments).skip(2).map(Path::of).toList();
    Path work = Path.of(System.getProperty("shrink.example.work", "target/local")).toAbsolutePath();
    // Libraries may write to System.out; the transcript must not be mixed with it.
    PrintStream transcript = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    run(function.get(), Path.of(arguments[1]), layers, work, transcript);
  }

  /**
   * @param work keeps the unpacked database server for the next run
   */
  static void run(Function function, Path artifact, List<Path> layers, Path work, PrintStream transcript) throws Exception {
    try (LocalBackends backends = function == Function.FE ? LocalBackends.all(work) : LocalBackends.objectsOnly();
        FunctionRunner runner = FunctionRunner.create()) {
      FunctionCode code = runner.unpack(artifact, layers);
      new Exercise(function, code, runner, backends, transcript).run();
    }
  }

  private void run() throws Exception {
    Map<String, String> working = new HashMap<>(backends.environment());
    List<Scenario> scenarios;
    if (function == Function.FE) {
      scenarios = FeatureScenarios.all(backends.objects());
    } else {
      working.putAll(model(1));
      scenarios = ScoreScenarios.all(backends.objects(), model(2));
    }
    for (Scenario scenario : scenarios) {
      play(scenario, working);
    }
  }

  private Map<String, String> model(int version) throws Exception {
    Models models = Models.publish(backends.objects(), version);
    return function == Function.ML ? models.booster() : models.stacked();
  }

  private void play(Scenario scenario, Map<String, String> working) throws Exception {
    transcript.println("== " + function.id() + ": " + scenario.name());
    Map<String, String> environment = new HashMap<>(working);
    environment.putAll(scenario.environment());
    int readsBefore = backends.objects().reads();
    try (LocalFunction running = runner.start(function, code, environment)) {
      for (Scenario.Request request : scenario.requests()) {
        Outcome outcome = running.invoke(request.event());
        transcript.println("-> " + request.name());
        transcript.println("<- " + text(outcome.reply()));
        if (Boolean.getBoolean("shrink.example.log")) {
          System.err.println(request.name() + "\n" + outcome.log());
        }
      }
    }
    transcript.println("objects read: " + (backends.objects().reads() - readsBefore));
  }

  private static String text(Reply reply) {
    return reply instanceof Reply.Success success ? success.payload() : "error " + ((Reply.Failure) reply).error();
  }
}
