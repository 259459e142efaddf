package dev.shrink.example.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pipeline's functions. */
public enum Function {
  FE("dev.shrink.example.fe.FeatureHandler::handleRequest", 1024),
  ML("dev.shrink.example.ml.ScoreHandler::handleRequest", 1536),
  MLX("dev.shrink.example.mlx.StackedScoreHandler::handleRequest", 2048);

  private final String handler;
  private final int memoryMib;

  Function(String handler, int memoryMib) {
    this.handler = handler;
    this.memoryMib = memoryMib;
  }

  /** The name on command lines and in the template: {@code fe}, {@code ml}, {@code mlx}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String handler() {
    return handler;
  }

  public int memoryMib() {
    return memoryMib;
  }

  public static Optional<Function> of(String id) {
    return Arrays.stream(values()).filter(function -> function.id().equals(id)).findFirst();
  }
}
