package dev.shrink.example.exercise;

import dev.shrink.verify.HttpEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the requests of a scenario. */
final class Requests {
  private final List<Scenario.Request> requests = new ArrayList<>();

  Requests get(String target) {
    return http("GET", target, HttpEvent.Format.V2);
  }

  Requests getV1(String target) {
    return http("GET", target, HttpEvent.Format.V1);
  }

  Requests http(String method, String target, HttpEvent.Format format) {
    String event = HttpEvent.of(method, target, Map.of(), Optional.empty()).toJson(format);
    return raw(method + " " + target + (format == HttpEvent.Format.V1 ? " (payload 1.0)" : ""), event);
  }

  Requests post(String name, String body) {
    return raw("POST /score: " + name, HttpEvent.of("POST", "/score", Map.of(), Optional.of(body)).toJson(HttpEvent.Format.V2));
  }

  Requests raw(String name, String event) {
    requests.add(new Scenario.Request(name, event));
    return this;
  }

  List<Scenario.Request> list() {
    return List.copyOf(requests);
  }
}
