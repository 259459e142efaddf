package dev.shrink.example.api;

import java.util.Map;

/** A response in the shape that API Gateway takes for both payload versions. The body is JSON text. */
public record ApiResponse(int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {
  public static ApiResponse json(int status, String body) {
    return new ApiResponse(status, Map.of("content-type", "application/json"), body, false);
  }
}
