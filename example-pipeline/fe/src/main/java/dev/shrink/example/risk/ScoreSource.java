package dev.shrink.example.risk;

import java.util.concurrent.CompletableFuture;

/** Asks a member for its score. */
@FunctionalInterface
interface ScoreSource {
  /**
   * Asks without waiting.
   *
   * @param vector in JSON
   * @return never completes exceptionally: a failure is a verdict
   */
  CompletableFuture<Verdict> ask(Member member, byte[] vector);
}
