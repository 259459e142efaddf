package dev.shrink.example.ml;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.storage.ModelBundle;
import dev.shrink.example.storage.ModelRepository;
import dev.shrink.example.storage.ObjectSource;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScoreFunctionTest {
  private static final byte[] BUNDLE = new ModelBundle(Map.of("model", new byte[] {1})).toZip();

  private final AtomicInteger reads = new AtomicInteger();
  private final ObjectSource objects =
      location -> {
        reads.incrementAndGet();
        return BUNDLE;
      };

  @Test
  void scoresWithTheModelThatItFetchedOnce() {
    ScoreFunction function = function(ModelRepository.sha256(BUNDLE));

    APIGatewayV2HTTPResponse first = post(function, vector());
    APIGatewayV2HTTPResponse second = post(function, vector());

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(first.getBody()).contains("\"score\":0.5,\"band\":\"review\"").isEqualTo(second.getBody());
    assertThat(reads).hasValue(1);
  }

  @Test
  void refusesAModelWithAnotherChecksum() {
    APIGatewayV2HTTPResponse response = post(function("0".repeat(64)), vector());

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getBody()).contains("model_checksum_mismatch");
  }

  @Test
  void refusesMalformedVectorsWithoutFetchingTheModel() {
    ScoreFunction function = function(ModelRepository.sha256(BUNDLE));

    assertThat(post(function, "score me").getStatusCode()).isEqualTo(400);
    assertThat(post(function, "{}").getStatusCode()).isEqualTo(400);
    assertThat(function.handle(new APIGatewayV2HTTPEvent(), context()).getStatusCode()).isEqualTo(400);
    assertThat(reads).hasValue(0);
  }

  private ScoreFunction function(String sha256) {
    Environment environment = new Environment(Map.of("MODEL_URI", "s3://models/risk.zip", "MODEL_SHA256", sha256), id -> id);
    return ScoreFunction.of(
        environment,
        objects,
        (bundle, checksum, json) -> vector -> RiskScore.blend(vector, 0.5, 0, new ModelIdentity("fixed", "1", checksum)));
  }

  private static APIGatewayV2HTTPResponse post(ScoreFunction function, String body) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    APIGatewayV2HTTPEvent.RequestContext.Http http = new APIGatewayV2HTTPEvent.RequestContext.Http();
    http.setMethod("POST");
    http.setPath("/score");
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setHttp(http);
    event.setRequestContext(context);
    event.setBody(body);
    return function.handle(event, context());
  }

  private static Context context() {
    LambdaLogger silent =
        new LambdaLogger() {
          @Override
          public void log(String message) {}

          @Override
          public void log(byte[] message) {}
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getLogger")) {
                return silent;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static String vector() {
    Map<String, Double> features = new LinkedHashMap<>();
    FeatureSchema.NAMES.forEach(name -> features.put(name, 1.0));
    try {
      return new ObjectMapper().writeValueAsString(FeatureVector.of(Entity.parse("example.com"), features));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
