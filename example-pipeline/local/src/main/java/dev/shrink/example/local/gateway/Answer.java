package dev.shrink.example.local.gateway;

/** An HTTP response with a JSON body. */
public record Answer(int status, String body) {
  static Answer error(int status, String code, String message) {
    return new Answer(status, "{\"error\":\"" + code + "\",\"message\":\"" + message + "\"}");
  }
}
