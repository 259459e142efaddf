package dev.shrink.example.ml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.shrink.example.config.Environment;

/** The ML function's entry point: {@code dev.shrink.example.ml.ScoreHandler::handleRequest}. */
public final class ScoreHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ScoreFunction function;

  /** Called by Lambda. */
  public ScoreHandler() {
    this(ScoreFunction.of(Environment.ofProcess(), BoosterScorer::of));
  }

  ScoreHandler(ScoreFunction function) {
    this.function = function;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return function.handle(event, context);
  }
}
