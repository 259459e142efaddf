package dev.shrink.example.trainer;

/**
 * A perceptron with one hidden layer: {@code sigmoid(relu(x · hidden + hiddenBias) · output + outputBias)}.
 *
 * @param hidden inputs by hidden units
 * @param output one weight per hidden unit
 */
record Network(float[][] hidden, float[] hiddenBias, float[] output, float outputBias) {
  int inputs() {
    return hidden.length;
  }

  int units() {
    return output.length;
  }

  double probability(float[] input) {
    double sum = outputBias;
    for (int unit = 0; unit < units(); unit++) {
      sum += output[unit] * activation(input, unit);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  double activation(float[] input, int unit) {
    double sum = hiddenBias[unit];
    for (int i = 0; i < input.length; i++) {
      sum += input[i] * hidden[i][unit];
    }
    return Math.max(0, sum);
  }
}
