package dev.shrink.example.local;

import dev.shrink.example.backends.Models;
import dev.shrink.example.backends.LocalBackends;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.shrink.example.local.gateway.Gateway;
import dev.shrink.verify.runtime.FunctionCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole pipeline on this machine: backends, functions from their packages, gateway. All ports are free ones of the loopback interface. */
public final class Pipeline implements Console.Functions, AutoCloseable {
  /** How much each member's vote weighs in the weighted mean: the stacked network knows what the booster knows, and more. */
  private static final Map<Function, Integer> WEIGHTS = Map.of(Function.ML, 1, Function.MLX, 2);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Map<Function, Deployed> functions = new EnumMap<>(Function.class);
  private final LocalBackends backends;
  private final Gateway gateway;

  private Pipeline(LocalBackends backends, Gateway gateway) {
    this.backends = backends;
    this.gateway = gateway;
  }

  /**
   * Starts everything; the functions start in parallel, and the first request to each waits for it.
   *
   * @param packages a folder with {@code fe.zip}, {@code ml.zip}, {@code mlx.zip} and {@code shared.zip}, as the build leaves it
   * @param work keeps the unpacked database server for the next start
   * @param port of the gateway, 0 for any free one
   */
  public static Pipeline start(Path packages, Path work, int port) throws Exception {
    Deque<AutoCloseable> started = new ArrayDeque<>();
    try {
      LocalBackends backends = LocalBackends.all(work);
      started.push(backends);
      Gateway gateway = Gateway.start(port);
      started.push(gateway);
      FunctionRunner runner = FunctionRunner.create();
      started.push(runner);
      Pipeline pipeline = new Pipeline(backends, gateway);
      pipeline.running.addAll(started);
      started.clear();
      started.push(pipeline);
      pipeline.deploy(runner, packages);
      started.clear();
      return pipeline;
    } finally {
      for (AutoCloseable incomplete : started) {
        incomplete.close();
      }
    }
  }

  private void deploy(FunctionRunner runner, Path packages) throws Exception {
    List<Path> layers = List.of(packages.resolve("shared.zip"));
    Models models = Models.publish(backends.objects(), 1);
    Map<Function, Map<String, String>> own = Map.of(Function.FE, members(), Function.ML, models.booster(), Function.MLX, models.stacked());
    for (Function function : Function.values()) {
      FunctionCode code = runner.unpack(packages.resolve(function.id() + ".zip"), layers);
      Map<String, String> environment = new HashMap<>(backends.environment());
      environment.putAll(own.get(function));
      Deployed deployed = Deployed.start(runner, function, code, environment);
      running.push(deployed);
      functions.put(function, deployed);
      function.routes().forEach(route -> gateway.route(route, deployed));
    }
  }

  /** Leads FE to the scoring functions, over HTTP. */
  private Map<String, String> members() {
    ArrayNode members = new ObjectMapper().createArrayNode();
    for (Function member : List.of(Function.ML, Function.MLX)) {
      String path = member.routes().get(0).substring("POST ".length());
      members.addObject().put("name", member.id()).put("url", gateway.address() + path).put("weight", WEIGHTS.get(member));
    }
    // Signed as in AWS, though the gateway here takes any request. A busy machine starts a function more slowly than Lambda does.
    return Map.of("SCORE_MEMBERS", members.toString(), "SCORE_AUTHORIZATION", "iam", "SCORE_TIMEOUT_MS", "50000");
  }

  /** Where the gateway listens, without a slash at the end. */
  public String address() {
    return gateway.address();
  }

  public LocalBackends backends() {
    return backends;
  }

  /**
   * Changes variables of a function's configuration against those that it started with, as Lambda's {@code UpdateFunctionConfiguration}
   * does: the code stays, the next request goes to a new environment.
   */
  @Override
  public void configure(Function function, Map<String, String> changes) throws IOException {
    functions.get(function).configure(changes);
  }

  @Override
  public Map<String, String> otherModel(Function function) throws Exception {
    Models other = Models.publish(backends.objects(), 2);
    return function == Function.ML ? other.booster() : other.stacked();
  }

  /** Ends all child processes and deletes all temporary files. */
  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
