package dev.shrink.example.ml;

import java.util.Arrays;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;
import smile.stat.distribution.ChiSquareDistribution;

/**
 * Turns features into uncorrelated ones of unit variance, by the eigenvectors of the training data's covariance (LAPACK, in OpenBLAS).
 * The squared length of the result is the squared Mahalanobis distance from the mean.
 */
public final class Whitening {
  /** Variance along a direction in which the training data did not vary: keeps a feature that was constant from ruling the distance. */
  private static final double SMALLEST_VARIANCE = 1e-3;

  private final double[] mean;
  private final Matrix directions;
  private final double[] deviations;
  private final ChiSquareDistribution distances;

  /**
   * @param covariance symmetric and positive semi-definite, as many rows as the mean has values
   */
  public Whitening(double[] mean, double[][] covariance) {
    Matrix matrix = Matrix.of(covariance);
    matrix.uplo(UPLO.LOWER);
    Matrix.EVD decomposition = matrix.eigen(false, true, true);
    this.mean = mean.clone();
    this.directions = decomposition.Vr;
    this.deviations = Arrays.stream(decomposition.wr).map(variance -> Math.sqrt(Math.max(variance, SMALLEST_VARIANCE))).toArray();
    this.distances = new ChiSquareDistribution(mean.length);
  }

  /** The whitened features; their signs and order are those of the eigenvectors. */
  public double[] apply(double[] features) {
    double[] centred = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      centred[i] = features[i] - mean[i];
    }
    double[] whitened = directions.tv(centred);
    for (int i = 0; i < whitened.length; i++) {
      whitened[i] /= deviations[i];
    }
    return whitened;
  }

  /** The share of normally distributed training data that lies nearer to the mean: close to 1 is unlike anything seen. */
  public double novelty(double[] features) {
    return distances.cdf(squaredDistance(features));
  }

  double squaredDistance(double[] features) {
    return Arrays.stream(apply(features)).map(value -> value * value).sum();
  }
}
