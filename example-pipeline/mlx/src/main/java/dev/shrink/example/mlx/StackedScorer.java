package dev.shrink.example.mlx;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.ml.GradientBooster;
import dev.shrink.example.ml.ModelIdentity;
import dev.shrink.example.ml.ModelManifest;
import dev.shrink.example.ml.RiskScore;
import dev.shrink.example.ml.Scorer;
import dev.shrink.example.ml.Whitening;
import dev.shrink.example.storage.ModelBundle;

/** The second member's model: a network over the whitened features and the booster's log-odds, which corrects where the trees are coarse. */
public final class StackedScorer implements Scorer {
  private final GradientBooster booster;
  private final Whitening whitening;
  private final OnnxNetwork network;
  private final ModelIdentity identity;

  private StackedScorer(GradientBooster booster, Whitening whitening, OnnxNetwork network, ModelIdentity identity) {
    this.booster = booster;
    this.whitening = whitening;
    this.network = network;
    this.identity = identity;
  }

  /**
   * @throws dev.shrink.example.service.ServiceException {@code MODEL_INVALID} if the bundle holds no such model
   */
  public static StackedScorer of(ModelBundle bundle, String sha256, ObjectMapper json) {
    ModelManifest manifest = ModelManifest.of(bundle, json);
    return new StackedScorer(
        GradientBooster.of(bundle),
        new Whitening(manifest.mean(), manifest.covariance()),
        OnnxNetwork.of(bundle),
        new ModelIdentity(manifest.name(), manifest.version(), sha256));
  }

  @Override
  public RiskScore score(FeatureVector vector) {
    double[] features = vector.toArray();
    double probability = network.probability(StackedInput.of(whitening, booster, features));
    return RiskScore.blend(vector, probability, whitening.novelty(features), identity);
  }
}
