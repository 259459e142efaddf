package dev.shrink.example.local;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the pipeline from the packages that the build left and runs until it is interrupted. */
public final class Main {
  private static final String USAGE = "usage: run [--packages FOLDER] [--port N] [--aggregation mean|max|weighted]";
  private static final String PACKAGES = "--packages";
  private static final String PORT = "--port";
  private static final String AGGREGATION = "--aggregation";

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Optional<Map<String, String>> options = parse(arguments);
    if (options.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Path packages = Path.of(options.get().getOrDefault(PACKAGES, "example-pipeline/deployment/target/shrink"));
    Path work = Path.of(System.getProperty("shrink.example.work", "target/local")).toAbsolutePath();
    Pipeline pipeline = Pipeline.start(packages, work, Integer.parseInt(options.get().getOrDefault(PORT, "0")));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(pipeline)));
    if (options.get().containsKey(AGGREGATION)) {
      pipeline.configure(Function.FE, Map.of("SCORE_AGGREGATION", options.get().get(AGGREGATION)));
    }
    System.out.println("listening on " + pipeline.address());
    System.out.println("try curl '" + pipeline.address() + "/risk?entity=shop.example&asOf=2026-01-31'; end with Ctrl-C");
    System.out.println(Console.USAGE);
    serve(pipeline);
  }

  /** In this thread, as the functions' sandboxes end with the thread that started them. */
  private static void serve(Pipeline pipeline) throws Exception {
    Console console = new Console(pipeline);
    BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = typed.readLine(); line != null; line = typed.readLine()) {
      System.out.println(console.answer(line));
    }
    new CountDownLatch(1).await(); // without anybody who types, until it is interrupted
  }

  private static void end(Pipeline pipeline) {
    try {
      pipeline.close();
    } catch (Exception failed) {
      failed.printStackTrace();
    }
  }

  static Optional<Map<String, String>> parse(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    boolean known = arguments.length == 2 * options.size() && List.of(PACKAGES, PORT, AGGREGATION).containsAll(options.keySet());
    boolean sound =
        options.getOrDefault(PORT, "0").matches("\\d{1,5}") && List.of("mean", "max", "weighted").contains(options.getOrDefault(AGGREGATION, "mean"));
    return known && sound ? Optional.of(options) : Optional.empty();
  }
}
