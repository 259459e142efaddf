package dev.shrink.example.local;

import dev.shrink.example.backends.Models;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pipeline answered in all situations, and how many objects it read in each. */
record Transcript(List<Exchange> exchanges, List<String> reads) {
  /** Text of an answer has no time, port or path in it: those of two pipelines can be compared. */
  record Exchange(String situation, Call call, int status, String body) {}

  static Transcript of(Path packages, Path work) throws Exception {
    try (Pipeline pipeline = Pipeline.start(packages, work, 0)) {
      Models other = Models.publish(pipeline.backends().objects(), 2);
      return new Recorder(pipeline).record(Situations.all(pipeline.backends().objects(), other));
    }
  }

  private static final class Recorder {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<Function> changed = EnumSet.noneOf(Function.class);
    private final Pipeline pipeline;

    Recorder(Pipeline pipeline) {
      this.pipeline = pipeline;
    }

    Transcript record(List<Situation> situations) throws IOException, InterruptedException {
      List<Exchange> exchanges = new ArrayList<>();
      List<String> reads = new ArrayList<>();
      for (Situation situation : situations) {
        configure(situation.changes());
        int before = pipeline.backends().objects().reads();
        for (Call call : situation.calls()) {
          exchanges.add(send(situation, call));
        }
        reads.add(situation.name() + ": " + (pipeline.backends().objects().reads() - before));
      }
      return new Transcript(exchanges, reads);
    }

    private void configure(Map<Function, Map<String, String>> changes) throws IOException {
      changed.addAll(changes.keySet());
      for (Function function : changed) {
        pipeline.configure(function, changes.getOrDefault(function, Map.of()));
      }
      changed.clear();
      changed.addAll(changes.keySet());
    }

    private Exchange send(Situation situation, Call call) throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(pipeline.address() + call.target())).header("content-type", "application/json");
      request.method(call.method(), call.body().map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
      HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Exchange(situation.name(), call, response.statusCode(), response.body());
    }
  }
}
