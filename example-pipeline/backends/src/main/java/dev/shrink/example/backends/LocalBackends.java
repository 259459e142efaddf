package dev.shrink.example.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** All that the functions talk to, on the loopback interface. */
public final class LocalBackends implements AutoCloseable {
  private final ObjectStore objects;
  private final Deque<Backend> started = new ArrayDeque<>();

  private LocalBackends() throws IOException {
    this.objects = ObjectStore.start();
    started.push(objects);
    SampleObjects.put(objects);
  }

  /** The object store alone: all that the scoring functions need. */
  public static LocalBackends objectsOnly() throws IOException {
    return new LocalBackends();
  }

  /**
   * All backends.
   *
   * @param work keeps the unpacked database server for the next start
   */
  public static LocalBackends all(Path work) throws IOException, SQLException {
    LocalBackends backends = new LocalBackends();
    boolean complete = false;
    try {
      backends.started.push(ReputationService.start());
      backends.started.push(DocumentStore.start());
      backends.started.push(RelationalDatabase.start(work));
      complete = true;
      return backends;
    } finally {
      if (!complete) {
        backends.close();
      }
    }
  }

  public ObjectStore objects() {
    return objects;
  }

  /** The variables that lead a function to the backends. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Map.of("POPULARITY_URI", SampleObjects.POPULARITY_URI));
    started.forEach(backend -> environment.putAll(backend.environment()));
    return environment;
  }

  @Override
  public void close() {
    started.forEach(Backend::close);
  }
}
