package dev.shrink.example.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.storage.ModelBundle;

/** The ML function's model: the booster's probability, blended with how novel the entity is. */
final class BoosterScorer implements Scorer {
  private final GradientBooster booster;
  private final Whitening whitening;
  private final ModelIdentity identity;

  private BoosterScorer(GradientBooster booster, Whitening whitening, ModelIdentity identity) {
    this.booster = booster;
    this.whitening = whitening;
    this.identity = identity;
  }

  static BoosterScorer of(ModelBundle bundle, String sha256, ObjectMapper json) {
    ModelManifest manifest = ModelManifest.of(bundle, json);
    return new BoosterScorer(
        GradientBooster.of(bundle),
        new Whitening(manifest.mean(), manifest.covariance()),
        new ModelIdentity(manifest.name(), manifest.version(), sha256));
  }

  @Override
  public RiskScore score(FeatureVector vector) {
    double[] features = vector.toArray();
    return RiskScore.blend(vector, booster.probability(features), whitening.novelty(features), identity);
  }
}
