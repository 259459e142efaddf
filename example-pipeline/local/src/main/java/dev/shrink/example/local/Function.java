package dev.shrink.example.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The pipeline's functions, as {@code template.yaml} deploys them. */
public enum Function {
  FE("dev.shrink.example.fe.FeatureHandler::handleRequest", 1024, List.of("GET /features", "GET /risk")),
  ML("dev.shrink.example.ml.ScoreHandler::handleRequest", 1536, List.of("POST /score")),
  MLX("dev.shrink.example.mlx.StackedScoreHandler::handleRequest", 2048, List.of("POST /score/stacked"));

  private final String handler;
  private final int memoryMib;
  private final List<String> routes;

  Function(String handler, int memoryMib, List<String> routes) {
    this.handler = handler;
    this.memoryMib = memoryMib;
    this.routes = routes;
  }

  /** The name on command lines and of the package: {@code fe}, {@code ml}, {@code mlx}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String handler() {
    return handler;
  }

  public int memoryMib() {
    return memoryMib;
  }

  /** Method and path of each. */
  public List<String> routes() {
    return routes;
  }

  public static Optional<Function> of(String id) {
    return Stream.of(values()).filter(function -> function.id().equals(id)).findFirst();
  }
}
