package dev.shrink.example.trainer;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Trains the network by plain stochastic gradient descent on the cross entropy: small enough to need no framework. */
final class NetworkTrainer {
  private static final int UNITS = 12;
  private static final int EPOCHS = 12;
  private static final double RATE = 0.01;
  private static final double START_SPREAD = 0.2;

  private NetworkTrainer() {}

  static Network train(float[][] inputs, boolean[] malicious, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[][] hidden = new float[inputs[0].length][UNITS];
    float[] hiddenBias = new float[UNITS];
    float[] output = new float[UNITS];
    for (float[] row : hidden) {
      fill(row, random);
    }
    fill(output, random);
    Network network = new Network(hidden, hiddenBias, output, 0);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int step = 0; step < inputs.length; step++) {
        int row = random.nextInt(inputs.length);
        network = step(network, inputs[row], malicious[row]);
      }
    }
    return network;
  }

  /** One step down the gradient; the arrays are changed in place. */
  private static Network step(Network network, float[] input, boolean malicious) {
    double error = network.probability(input) - (malicious ? 1 : 0);
    for (int unit = 0; unit < network.units(); unit++) {
      double activation = network.activation(input, unit);
      double back = activation > 0 ? error * network.output()[unit] : 0;
      network.output()[unit] -= (float) (RATE * error * activation);
      network.hiddenBias()[unit] -= (float) (RATE * back);
      for (int i = 0; i < input.length; i++) {
        network.hidden()[i][unit] -= (float) (RATE * back * input[i]);
      }
    }
    return new Network(network.hidden(), network.hiddenBias(), network.output(), (float) (network.outputBias() - RATE * error));
  }

  private static void fill(float[] row, RandomGenerator random) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) random.nextGaussian(0, START_SPREAD);
    }
  }
}
