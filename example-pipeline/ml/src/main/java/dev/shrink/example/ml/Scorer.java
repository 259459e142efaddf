package dev.shrink.example.ml;

import dev.shrink.example.entity.FeatureVector;

/** A loaded model. */
@FunctionalInterface
public interface Scorer {
  RiskScore score(FeatureVector vector);
}
