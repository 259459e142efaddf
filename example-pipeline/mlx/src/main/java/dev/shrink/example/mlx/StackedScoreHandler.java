package dev.shrink.example.mlx;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.shrink.example.config.Environment;
import dev.shrink.example.ml.ScoreFunction;

/** The MLX function's entry point: {@code dev.shrink.example.mlx.StackedScoreHandler::handleRequest}. */
public final class StackedScoreHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ScoreFunction function;

  /** Called by Lambda. */
  public StackedScoreHandler() {
    this(ScoreFunction.of(Environment.ofProcess(), StackedScorer::of));
  }

  StackedScoreHandler(ScoreFunction function) {
    this.function = function;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return function.handle(event, context);
  }
}
