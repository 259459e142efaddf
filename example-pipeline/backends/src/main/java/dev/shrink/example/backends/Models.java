package dev.shrink.example.backends;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shrink.example.storage.ModelRepository;
import dev.shrink.example.trainer.TrainedModels;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trained models on the local object store, and the configuration that names them. */
public record Models(Map<String, String> booster, Map<String, String> stacked) {
  public static final String BUCKET = "models";

  /** Trains and uploads a version; each version is another model. */
  public static Models publish(ObjectStore store, int version) throws XGBoostError, JsonProcessingException {
    TrainedModels models = TrainedModels.train(version, Integer.toString(version));
    return new Models(
        reference(store, "risk-xgb-" + version + ".zip", models.booster().toZip()),
        reference(store, "risk-stack-" + version + ".zip", models.stacked().toZip()));
  }

  /** Uploads bytes as they are; returns the variables that name them and their checksum. */
  public static Map<String, String> reference(ObjectStore store, String key, byte[] bytes) {
    store.put(BUCKET, key, bytes);
    return Map.of("MODEL_URI", "s3://" + BUCKET + "/" + key, "MODEL_SHA256", ModelRepository.sha256(bytes));
  }
}
