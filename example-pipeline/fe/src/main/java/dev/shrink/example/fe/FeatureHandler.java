package dev.shrink.example.fe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.api.ApiEndpoint;
import dev.shrink.example.api.ApiGateway;
import dev.shrink.example.config.Environment;
import dev.shrink.example.risk.Ensemble;
import dev.shrink.example.risk.RiskService;
import dev.shrink.example.storage.ObjectLocation;
import dev.shrink.example.storage.ObjectSource;
import dev.shrink.example.storage.OncePerEnvironment;
import dev.shrink.example.storage.S3ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** The FE function's entry point: {@code dev.shrink.example.fe.FeatureHandler::handleRequest}. */
public final class FeatureHandler implements RequestStreamHandler {
  private final ApiGateway gateway;

  /** Called by Lambda. Configuration is checked here; backends are connected at first use. */
  public FeatureHandler() {
    this(Environment.ofProcess(), new ObjectMapper());
  }

  private FeatureHandler(Environment environment, ObjectMapper json) {
    this(json, routes(service(environment, json), Ensemble.of(environment, json)));
  }

  FeatureHandler(ObjectMapper json, ApiEndpoint endpoint) {
    this.gateway = new ApiGateway(json, "GET", endpoint);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
    gateway.handle(event, response, context.getLogger()::log);
  }

  /** The API routes two paths to this function; a stage's name may stand before them. */
  private static ApiEndpoint routes(FeatureService features, Ensemble ensemble) {
    RiskService risk = new RiskService(features::answer, ensemble);
    return request -> request.path().endsWith("/risk") ? risk.answer(request) : features.answer(request);
  }

  private static FeatureService service(Environment environment, ObjectMapper json) {
    ObjectSource objects = S3ObjectSource.of(environment);
    ObjectLocation ranking = ObjectLocation.parse(environment.required("POPULARITY_URI"));
    return new FeatureService(
        MySqlRegistrationStore.of(environment),
        MongoSightingStore.of(environment),
        HttpReputationSource.of(environment, json),
        new OncePerEnvironment<>(() -> RankedPopularity.read(objects.read(ranking))),
        Clock.systemUTC());
  }
}
