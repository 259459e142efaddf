package dev.shrink.example.local;

import java.util.Optional;

/**
 * A request to the gateway and what must come of it.
 *
 * @param status that a pipeline in order answers with
 */
record Call(String method, String target, Optional<String> body, int status) {
  static Call get(String target, int status) {
    return new Call("GET", target, Optional.empty(), status);
  }

  static Call post(String target, String body, int status) {
    return new Call("POST", target, Optional.of(body), status);
  }

  String path() {
    return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
  }

  @Override
  public String toString() {
    return method + " " + target + body.map(text -> " " + text).orElse("");
  }
}
