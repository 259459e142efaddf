package dev.shrink.example.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.verify.HttpEvent;
import java.util.Map;
import java.util.Optional;

/** API Gateway's proxy integration of one function, payload version 2.0. */
final class Proxy {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FunctionClient function;

  Proxy(FunctionClient function) {
    this.function = function;
  }

  Answer call(String method, String target, Optional<String> body) {
    String event = HttpEvent.of(method, target, Map.of(), body).toJson(HttpEvent.Format.V2);
    try {
      JsonNode response = JSON.readTree(function.invoke(event));
      if (!response.path("statusCode").isInt() || !response.path("body").isTextual()) {
        return badGateway();
      }
      return new Answer(response.path("statusCode").intValue(), response.path("body").textValue());
    } catch (FunctionClient.FunctionFailure | JsonProcessingException failed) {
      return badGateway();
    }
  }

  private static Answer badGateway() {
    return Answer.error(502, "bad_gateway", "a function gave no valid response");
  }
}
