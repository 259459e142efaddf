package dev.shrink.example.trainer;

/**
 * Labelled entities.
 *
 * @param features a row per entity, in the order of the feature schema
 * @param malicious a label per row
 */
record TrainingSet(double[][] features, boolean[] malicious) {
  int size() {
    return features.length;
  }
}
