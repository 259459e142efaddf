package dev.shrink.example.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.ml.GradientBooster;
import dev.shrink.example.ml.ModelManifest;
import dev.shrink.example.ml.Whitening;
import dev.shrink.example.mlx.StackedInput;
import dev.shrink.example.mlx.StackedScorer;
import dev.shrink.example.storage.ModelBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainedModelsTest {
  private static TrainedModels models;

  @BeforeAll
  static void train() throws Exception {
    models = TrainedModels.train(1, "1");
  }

  @Test
  void trainsTheSameBytesAgain() throws Exception {
    TrainedModels again = TrainedModels.train(1, "1");

    assertThat(again.booster().toZip()).isEqualTo(models.booster().toZip());
    assertThat(again.stacked().toZip()).isEqualTo(models.stacked().toZip());
  }

  @Test
  void tellsUnseenMaliciousEntitiesFromOthers() {
    TrainingSet unseen = new SyntheticEntities(99).draw(500);
    GradientBooster booster = GradientBooster.of(models.booster());
    StackedScorer stacked = StackedScorer.of(models.stacked(), "", new ObjectMapper());

    assertThat(accuracy(unseen, row -> booster.probability(row) > 0.5)).isGreaterThan(0.9);
    assertThat(accuracy(unseen, row -> stacked.score(vector(row)).probability() > 0.5)).isGreaterThan(0.9);
  }

  @Test
  void exportsTheNetworkThatItTrained() {
    TrainingSet set = new SyntheticEntities(3).draw(200);
    ModelManifest manifest = ModelManifest.of(models.booster(), new ObjectMapper());
    Whitening whitening = new Whitening(manifest.mean(), manifest.covariance());
    GradientBooster booster = GradientBooster.of(models.booster());
    float[][] inputs = new float[set.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = StackedInput.of(whitening, booster, set.features()[i]);
    }
    Network network = NetworkTrainer.train(inputs, set.malicious(), 3);
    Map<String, byte[]> parts = new LinkedHashMap<>(models.stacked().parts());
    parts.put("network.onnx", OnnxExport.toOnnx(network));
    StackedScorer exported = StackedScorer.of(new ModelBundle(parts), "", new ObjectMapper());

    for (int i = 0; i < 20; i++) {
      assertThat(exported.score(vector(set.features()[i])).probability()).isCloseTo(network.probability(inputs[i]), within(1e-5));
    }
  }

  private interface Judge {
    boolean malicious(double[] row);
  }

  private static double accuracy(TrainingSet set, Judge judge) {
    int right = 0;
    for (int i = 0; i < set.size(); i++) {
      right += judge.malicious(set.features()[i]) == set.malicious()[i] ? 1 : 0;
    }
    return (double) right / set.size();
  }

  private static FeatureVector vector(double[] row) {
    Map<String, Double> features = new LinkedHashMap<>();
    for (int i = 0; i < row.length; i++) {
      features.put(FeatureSchema.NAMES.get(i), row[i]);
    }
    return FeatureVector.of(Entity.parse("example.com"), features);
  }
}
