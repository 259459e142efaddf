package dev.shrink.example.ml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.api.ApiGateway;
import dev.shrink.example.api.ApiRequest;
import dev.shrink.example.api.ApiResponse;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import dev.shrink.example.storage.ModelReference;
import dev.shrink.example.storage.ModelRepository;
import dev.shrink.example.storage.ObjectSource;
import dev.shrink.example.storage.OncePerEnvironment;
import dev.shrink.example.storage.S3ObjectSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /score}: a feature vector in, a risk score out. What the members of the ensemble share: they differ in the scorer only. */
public final class ScoreFunction {
  private final ObjectMapper json;
  private final Supplier<? extends Scorer> scorer;
  private final ApiGateway gateway;

  ScoreFunction(ObjectMapper json, Supplier<? extends Scorer> scorer) {
    this.json = json;
    this.scorer = scorer;
    this.gateway = new ApiGateway(json, "POST", this::answer);
  }

  /** A function whose model is the configured one, fetched at the first request and kept. */
  public static ScoreFunction of(Environment environment, ScorerFactory factory) {
    return of(environment, S3ObjectSource.of(environment), factory);
  }

  static ScoreFunction of(Environment environment, ObjectSource objects, ScorerFactory factory) {
    ObjectMapper json = new ObjectMapper();
    ModelReference reference = ModelReference.of(environment);
    ModelRepository models = new ModelRepository(objects);
    return new ScoreFunction(
        json, new OncePerEnvironment<>(() -> factory.create(models.fetch(reference), reference.sha256(), json)));
  }

  public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Context context) {
    ApiResponse response = gateway.handle(() -> request(event), context.getLogger()::log);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(response.statusCode())
        .withHeaders(response.headers())
        .withBody(response.body())
        .withIsBase64Encoded(response.isBase64Encoded())
        .build();
  }

  private RiskScore answer(ApiRequest request) {
    String body = request.body().orElseThrow(() -> new ServiceException(ErrorCode.MALFORMED_VECTOR, "there is no body"));
    JsonNode tree;
    try {
      tree = json.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new ServiceException(ErrorCode.MALFORMED_VECTOR, "the body is not JSON", malformed);
    }
    FeatureVector vector = FeatureVector.parse(tree);
    return scorer.get().score(vector);
  }

  private static ApiRequest request(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
        .map(
            http ->
                new ApiRequest(
                    http.getMethod(),
                    http.getPath(),
                    Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of()),
                    Optional.ofNullable(event.getBody()).map(body -> ApiRequest.decode(body, event.getIsBase64Encoded()))))
        .orElseThrow(() -> new ServiceException(ErrorCode.INVALID_REQUEST, "the event is not an API Gateway proxy event"));
  }
}
