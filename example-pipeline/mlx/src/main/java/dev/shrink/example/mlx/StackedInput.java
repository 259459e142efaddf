package dev.shrink.example.mlx;

import dev.shrink.example.ml.GradientBooster;
import dev.shrink.example.ml.Whitening;

/** What the network reads, in training and in use: the whitened features' absolute values, and the booster's log-odds as the last number. */
public final class StackedInput {
  private StackedInput() {}

  public static float[] of(Whitening whitening, GradientBooster booster, double[] features) {
    double[] whitened = whitening.apply(features);
    float[] input = new float[whitened.length + 1];
    for (int i = 0; i < whitened.length; i++) {
      // An eigenvector's sign is arbitrary and may differ between LAPACK builds; the distance along it does not.
      input[i] = (float) Math.min(Math.abs(whitened[i]), LARGEST);
    }
    input[whitened.length] = (float) booster.margin(features);
    return input;
  }

  /** Beyond so many deviations a feature says nothing more. */
  private static final double LARGEST = 10;
}
