package dev.shrink.example.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WhiteningTest {
  private static final double[][] COVARIANCE = {{4, 1}, {1, 2}};

  @Test
  void measuresTheMahalanobisDistance() {
    Whitening whitening = new Whitening(new double[] {10, 20}, COVARIANCE);

    // The inverse of the covariance is {{2, -1}, {-1, 4}} / 7.
    assertThat(whitening.squaredDistance(new double[] {10, 20})).isCloseTo(0, within(1e-12));
    assertThat(whitening.squaredDistance(new double[] {11, 20})).isCloseTo(2.0 / 7, within(1e-12));
    assertThat(whitening.squaredDistance(new double[] {12, 17})).isCloseTo((2 * 4 + 2 * 6 + 4 * 9) / 7.0, within(1e-12));
  }

  @Test
  void findsFarPointsNovel() {
    Whitening whitening = new Whitening(new double[] {10, 20}, COVARIANCE);

    assertThat(whitening.novelty(new double[] {10, 20})).isCloseTo(0, within(1e-9));
    assertThat(whitening.novelty(new double[] {100, -100})).isGreaterThan(0.999);
  }

  @Test
  void staysFiniteWhereTrainingDataDidNotVary() {
    Whitening whitening = new Whitening(new double[] {0, 0}, new double[][] {{1, 0}, {0, 0}});

    assertThat(whitening.squaredDistance(new double[] {1, 1})).isFinite();
  }
}
