package dev.shrink.example.local.backend;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An imitation of S3: {@code GetObject} with path-style addresses, and S3's XML errors. It checks that requests are signed, not the
 * signature. Two buckets exist to fail: {@value #FORBIDDEN_BUCKET} answers 403, {@value #BROKEN_BUCKET} answers 503.
 */
public final class ObjectStore implements Backend {
  public static final String FORBIDDEN_BUCKET = "forbidden";
  public static final String BROKEN_BUCKET = "broken";

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final LoopbackHttp http;

  private ObjectStore() throws IOException {
    this.http = LoopbackHttp.start(0, this::answer);
  }

  public static ObjectStore start() throws IOException {
    return new ObjectStore();
  }

  public void put(String bucket, String key, byte[] bytes) {
    objects.put("/" + bucket + "/" + key, bytes.clone());
  }

  /** How many objects were delivered so far. */
  public int reads() {
    return reads.get();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", http.address(),
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_MAX_ATTEMPTS", "2");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (!exchange.getRequestMethod().equals("GET")) {
      error(exchange, 405, "MethodNotAllowed");
    } else if (!authorization.startsWith("AWS4-HMAC-SHA256") || path.startsWith("/" + FORBIDDEN_BUCKET + "/")) {
      error(exchange, 403, "AccessDenied");
    } else if (path.startsWith("/" + BROKEN_BUCKET + "/")) {
      error(exchange, 503, "SlowDown");
    } else if (!objects.containsKey(path)) {
      error(exchange, 404, "NoSuchKey");
    } else {
      reads.incrementAndGet();
      LoopbackHttp.respond(exchange, 200, "application/octet-stream", objects.get(path));
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code);
    LoopbackHttp.respond(exchange, status, "application/xml", xml);
  }

  @Override
  public void close() {
    http.close();
  }
}
