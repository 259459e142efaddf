package dev.shrink.example.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads API Gateway's proxy events: payload version 2.0 of HTTP APIs, 1.0 of REST APIs. */
final class ApiEvent {
  private ApiEvent() {}

  static ApiRequest request(JsonNode event) {
    boolean second = event.path("version").asText().equals("2.0");
    JsonNode method = second ? event.at("/requestContext/http/method") : event.path("httpMethod");
    if (!method.isTextual()) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "the event is not an API Gateway proxy event");
    }
    String path = event.path(second ? "rawPath" : "path").asText("/");
    return new ApiRequest(method.textValue(), path, query(event.path("queryStringParameters")), body(event));
  }

  private static Map<String, String> query(JsonNode parameters) {
    Map<String, String> query = new HashMap<>();
    parameters.properties().stream()
        .filter(parameter -> parameter.getValue().isTextual())
        .forEach(parameter -> query.put(parameter.getKey(), parameter.getValue().textValue()));
    return query;
  }

  private static Optional<String> body(JsonNode event) {
    JsonNode body = event.path("body");
    if (!body.isTextual()) {
      return Optional.empty();
    }
    return Optional.of(ApiRequest.decode(body.textValue(), event.path("isBase64Encoded").asBoolean(false)));
  }
}
