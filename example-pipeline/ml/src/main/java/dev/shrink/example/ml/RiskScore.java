package dev.shrink.example.ml;

import dev.shrink.example.entity.FeatureVector;

/**
 * The answer about one entity, and the JSON body's shape. Numbers are from 0 to 1 and have six decimals: no more of them mean anything.
 *
 * @param score the risk
 * @param band what the score asks an analyst to do
 * @param probability the model's own estimate, before novelty
 * @param novelty how unlike the training data the entity is
 */
public record RiskScore(
    String entity, String kind, double score, RiskBand band, double probability, double novelty, ModelIdentity model) {
  private static final double DECIMALS = 1e6;

  /**
   * How much novelty alone adds to the risk: a model knows little of entities that are unlike all it has seen, and they deserve a look.
   */
  private static final double NOVELTY_WEIGHT = 0.25;

  /** Blends a probability with a novelty, both from 0 to 1. */
  public static RiskScore blend(FeatureVector vector, double probability, double novelty, ModelIdentity model) {
    double score = round(probability + (1 - probability) * NOVELTY_WEIGHT * novelty);
    return new RiskScore(
        vector.entity(), vector.kind(), score, RiskBand.of(score), round(probability), round(novelty), model);
  }

  private static double round(double value) {
    return Math.rint(value * DECIMALS) / DECIMALS;
  }
}
