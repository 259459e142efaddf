package dev.shrink.example.local;

import dev.shrink.example.local.gateway.Aggregation;
import dev.shrink.example.local.gateway.Ensemble;
import dev.shrink.example.local.gateway.FunctionClient;
import dev.shrink.example.local.gateway.Gateway;
import dev.shrink.verify.runtime.LocalFunction;
import dev.shrink.verify.runtime.Outcome;
import dev.shrink.verify.runtime.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole pipeline on this machine: backends, functions from their packages, gateway. */
public final class Pipeline implements AutoCloseable {
  private static final String USAGE = "usage: Pipeline [--port N] [--aggregation mean|max|weighted] [--layer ZIP] fe=ZIP ml=ZIP [mlx=ZIP]";
  private static final Map<Function, Double> WEIGHTS = Map.of(Function.ML, 1.0, Function.MLX, 2.0);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Gateway gateway;

  /**
   * What to run.
   *
   * @param artifacts zips or folders, FE and at least one of the scoring functions
   * @param layer shared by all functions
   * @param port 0 for any free one
   * @param work keeps the unpacked database server for the next start
   */
  public record Configuration(Map<Function, Path> artifacts, Optional<Path> layer, Aggregation aggregation, int port, Path work) {}

  private Pipeline() {}

  /** Starts everything; the functions start in parallel, and the first request waits for them. */
  public static Pipeline start(Configuration configuration) throws Exception {
    Pipeline pipeline = new Pipeline();
    boolean complete = false;
    try {
      pipeline.run(configuration);
      complete = true;
      return pipeline;
    } finally {
      if (!complete) {
        pipeline.close();
      }
    }
  }

  public String address() {
    return gateway.address();
  }

  private void run(Configuration configuration) throws Exception {
    LocalBackends backends = LocalBackends.all(configuration.work());
    running.push(backends);
    FunctionRunner runner = FunctionRunner.create();
    running.push(runner);
    Models models = Models.publish(backends.objects(), 1);
    Map<Function, FunctionClient> clients = new HashMap<>();
    for (Map.Entry<Function, Path> artifact : configuration.artifacts().entrySet()) {
      Map<String, String> environment = new HashMap<>(backends.environment());
      environment.putAll(artifact.getKey() == Function.MLX ? models.stacked() : models.booster());
      LocalFunction function =
          runner.start(artifact.getKey(), runner.unpack(artifact.getValue(), configuration.layer().stream().toList()), environment);
      running.push(function);
      clients.put(artifact.getKey(), client(function));
    }
    Map<String, Ensemble.Member> members = new LinkedHashMap<>();
    for (Function member : List.of(Function.ML, Function.MLX)) {
      Optional.ofNullable(clients.get(member)).ifPresent(client -> members.put(member.id(), new Ensemble.Member(client, WEIGHTS.get(member))));
    }
    gateway = Gateway.start(clients.get(Function.FE), new Ensemble(members, configuration.aggregation()), configuration.port());
    running.push(gateway);
  }

  private static FunctionClient client(LocalFunction function) {
    return event -> {
      try {
        Outcome outcome = function.invoke(event);
        System.err.print(outcome.log());
        if (outcome.reply() instanceof Reply.Success success) {
          return success.payload();
        }
        throw new FunctionClient.FunctionFailure(((Reply.Failure) outcome.reply()).error().toString());
      } catch (IOException failed) {
        throw new FunctionClient.FunctionFailure(failed.toString());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new FunctionClient.FunctionFailure("interrupted");
      }
    };
  }

  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Optional<Configuration> configuration = parse(arguments);
    if (configuration.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Pipeline pipeline = start(configuration.get());
    Runtime.getRuntime().addShutdownHook(new Thread(pipeline::closeAtExit));
    System.out.println("listening on " + pipeline.address());
    System.out.println("try curl '" + pipeline.address() + "/risk?entity=shop.example&asOf=2026-01-31'; end with Ctrl-C");
  }

  private void closeAtExit() {
    try {
      close();
    } catch (Exception failed) {
      failed.printStackTrace();
    }
  }

  static Optional<Configuration> parse(String[] arguments) {
    Map<Function, Path> artifacts = new HashMap<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        options.put(arguments[i], arguments[++i]);
      } else if (equals > 0 && Function.of(arguments[i].substring(0, equals)).isPresent()) {
        artifacts.put(Function.of(arguments[i].substring(0, equals)).get(), Path.of(arguments[i].substring(equals + 1)));
      } else {
        return Optional.empty();
      }
    }
    Optional<Aggregation> aggregation = Aggregation.of(options.getOrDefault("--aggregation", "mean"));
    String port = options.getOrDefault("--port", "0");
    boolean known = List.of("--port", "--aggregation", "--layer").containsAll(options.keySet());
    boolean whole = artifacts.containsKey(Function.FE) && artifacts.size() > 1;
    if (!known || !whole || aggregation.isEmpty() || !port.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    Path work = Path.of(System.getProperty("shrink.example.work", "target/local")).toAbsolutePath();
    return Optional.of(
        new Configuration(artifacts, Optional.ofNullable(options.get("--layer")).map(Path::of), aggregation.get(), Integer.parseInt(port), work));
  }
}
