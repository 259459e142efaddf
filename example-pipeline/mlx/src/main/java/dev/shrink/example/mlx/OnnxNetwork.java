package dev.shrink.example.mlx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import dev.shrink.example.storage.ModelBundle;
import java.util.Map;

/** The part {@value #PART} of a bundle: an ONNX graph with one input {@code x} of shape (1, n) and one output, a probability. */
final class OnnxNetwork {
  static final String PART = "network.onnx";

  private static final String INPUT = "x";

  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  static OnnxNetwork of(ModelBundle bundle) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // One small request at a time: a pool of threads would only cost its start.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new OnnxNetwork(environment, environment.createSession(bundle.part(PART), options));
    } catch (OrtException malformed) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the network cannot be read", malformed);
    }
  }

  double probability(float[] input) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, new float[][] {input});
        OrtSession.Result result = session.run(Map.of(INPUT, tensor))) {
      return ((float[][]) result.get(0).getValue())[0][0];
    } catch (OrtException failed) {
      throw new ServiceException(ErrorCode.INTERNAL, "the network failed", failed);
    }
  }
}
