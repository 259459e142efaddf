package dev.shrink.example.risk;

import dev.shrink.example.api.ApiEndpoint;
import dev.shrink.example.api.ApiRequest;
import dev.shrink.example.entity.FeatureVector;
import java.util.function.Function;

/** {@code GET /risk?entity=…[&asOf=2026-01-31]}: makes an entity's feature vector and has it scored. */
public final class RiskService implements ApiEndpoint {
  private final Function<ApiRequest, FeatureVector> features;
  private final Ensemble ensemble;

  /**
   * @param features makes the vector that a request asks for
   */
  public RiskService(Function<ApiRequest, FeatureVector> features, Ensemble ensemble) {
    this.features = features;
    this.ensemble = ensemble;
  }

  @Override
  public Risk answer(ApiRequest request) {
    return ensemble.score(features.apply(request));
  }
}
