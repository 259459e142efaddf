package dev.shrink.example.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import dev.shrink.example.storage.ModelBundle;
import java.io.IOException;

/**
 * The part {@value #PART} of a bundle: what the model is called, which features it reads, and how those were distributed in training.
 *
 * @param mean per feature
 * @param covariance symmetric, features by features
 */
public record ModelManifest(String name, String version, String schema, double[] mean, double[][] covariance) {
  public static final String PART = "manifest.json";

  /**
   * @throws ServiceException {@link ErrorCode#MODEL_INVALID} if the manifest is malformed or made for other features
   */
  public static ModelManifest of(ModelBundle bundle, ObjectMapper json) {
    ModelManifest manifest;
    try {
      manifest = json.readValue(bundle.part(PART), ModelManifest.class);
    } catch (IOException malformed) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the model's manifest cannot be read", malformed);
    }
    int features = FeatureSchema.NAMES.size();
    if (!FeatureSchema.VERSION.equals(manifest.schema) || manifest.mean.length != features || manifest.covariance.length != features) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the model was not made for " + FeatureSchema.VERSION);
    }
    return manifest;
  }
}
