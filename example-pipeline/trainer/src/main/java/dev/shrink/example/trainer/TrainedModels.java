package dev.shrink.example.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.ml.GradientBooster;
import dev.shrink.example.ml.ModelManifest;
import dev.shrink.example.ml.Whitening;
import dev.shrink.example.mlx.StackedInput;
import dev.shrink.example.storage.ModelBundle;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;
import smile.math.MathEx;

/**
 * Both members' models.
 *
 * @param booster for the ML function
 * @param stacked for the MLX function
 */
public record TrainedModels(ModelBundle booster, ModelBundle stacked) {
  private static final int ENTITIES = 4000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Trains both. The same arguments give the same bytes.
   *
   * @param seed of the synthetic entities: another seed is another model
   * @param version what the models call themselves
   */
  public static TrainedModels train(long seed, String version) throws XGBoostError, JsonProcessingException {
    TrainingSet set = new SyntheticEntities(seed).draw(ENTITIES);
    double[] mean = MathEx.colMeans(set.features());
    double[][] covariance = MathEx.cov(set.features(), mean);
    byte[] trees = BoosterTrainer.train(set);

    ModelBundle booster =
        new ModelBundle(
            Map.of(GradientBooster.PART, trees, ModelManifest.PART, manifest("risk-xgb", version, mean, covariance)));
    Whitening whitening = new Whitening(mean, covariance);
    GradientBooster loaded = GradientBooster.of(booster);
    float[][] inputs = Arrays.stream(set.features()).map(row -> StackedInput.of(whitening, loaded, row)).toArray(float[][]::new);
    byte[] network = OnnxExport.toOnnx(NetworkTrainer.train(inputs, set.malicious(), seed));

    ModelBundle stacked =
        new ModelBundle(
            Map.of(
                GradientBooster.PART,
                trees,
                "network.onnx",
                network,
                ModelManifest.PART,
                manifest("risk-stack", version, mean, covariance)));
    return new TrainedModels(booster, stacked);
  }

  private static byte[] manifest(String name, String version, double[] mean, double[][] covariance) throws JsonProcessingException {
    return JSON.writeValueAsBytes(new ModelManifest(name, version, FeatureSchema.VERSION, mean, covariance));
  }
}
