package dev.shrink.example.ml;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import dev.shrink.example.storage.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The part {@value #PART} of a bundle: an XGBoost model with a logistic objective. Lives as long as the environment. */
public final class GradientBooster {
  public static final String PART = "booster.ubj";

  private final Booster booster;

  private GradientBooster(Booster booster) {
    this.booster = booster;
  }

  /**
   * @throws ServiceException {@link ErrorCode#MODEL_INVALID} if the bytes are not an XGBoost model
   */
  public static GradientBooster of(ModelBundle bundle) {
    try {
      Booster booster = XGBoost.loadModel(new ByteArrayInputStream(bundle.part(PART)));
      // A row at a time: threads would only cost their start, and Lambda gives a share of a core.
      booster.setParam("nthread", 1);
      return new GradientBooster(booster);
    } catch (XGBoostError | IOException malformed) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the booster cannot be read", malformed);
    }
  }

  /** The log-odds of being malicious. */
  public double margin(double[] features) {
    float[] row = new float[features.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) features[i];
    }
    try {
      DMatrix matrix = new DMatrix(row, 1, row.length, Float.NaN);
      try {
        return booster.predict(matrix, true)[0][0];
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError failed) {
      throw new ServiceException(ErrorCode.INTERNAL, "the booster failed", failed);
    }
  }

  /** The probability of being malicious. */
  public double probability(double[] features) {
    return 1 / (1 + Math.exp(-margin(features)));
  }
}
