package dev.shrink.example.trainer;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trains the gradient-boosted trees. One thread, because the order of parallel sums would change the last bits of the model. */
final class BoosterTrainer {
  private static final int ROUNDS = 60;
  private static final Map<String, Object> PARAMETERS =
      Map.of("objective", "binary:logistic", "tree_method", "hist", "max_depth", 4, "eta", 0.2, "lambda", 1.0, "nthread", 1, "seed", 7);

  private BoosterTrainer() {}

  /** The model in XGBoost's UBJSON format. */
  static byte[] train(TrainingSet set) throws XGBoostError {
    DMatrix matrix = matrix(set);
    try {
      Booster booster = XGBoost.train(matrix, PARAMETERS, ROUNDS, Map.of(), null, null);
      return booster.toByteArray("ubj");
    } finally {
      matrix.dispose();
    }
  }

  private static DMatrix matrix(TrainingSet set) throws XGBoostError {
    int columns = set.features()[0].length;
    float[] cells = new float[set.size() * columns];
    float[] labels = new float[set.size()];
    for (int row = 0; row < set.size(); row++) {
      labels[row] = set.malicious()[row] ? 1 : 0;
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] = (float) set.features()[row][column];
      }
    }
    DMatrix matrix = new DMatrix(cells, set.size(), columns, Float.NaN);
    matrix.setLabel(labels);
    return matrix;
  }
}
