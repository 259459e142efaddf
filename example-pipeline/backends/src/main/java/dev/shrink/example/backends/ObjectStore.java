package dev.shrink.example.backends;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * S3Proxy: a server of S3's protocol that checks signatures and keeps all in memory. Buckets and objects that do not exist, and requests
 * that are signed with another secret, get the real server's errors; a second address answers as S3 does when it is overloaded.
 */
public final class ObjectStore implements Backend {
  private static final String KEY_ID = "local";
  private static final String SECRET = "local-secret-key";
  private static final String OVERLOADED =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

  private final BlobStoreContext context;
  private final CountingBlobStore objects;
  private final S3Proxy server;
  private final LoopbackHttp overloaded;

  private ObjectStore(BlobStoreContext context, CountingBlobStore objects, S3Proxy server, LoopbackHttp overloaded) {
    this.context = context;
    this.objects = objects;
    this.server = server;
    this.overloaded = overloaded;
  }

  public static ObjectStore start() throws IOException {
    // Named by its class: a look-up by name loads every cloud's provider, most of which are left out of the class path.
    BlobStoreContext context =
        ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata()).credentials(KEY_ID, SECRET).buildView(BlobStoreContext.class);
    CountingBlobStore objects = new CountingBlobStore(context.getBlobStore());
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(objects)
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    try {
      server.start();
    } catch (Exception failed) {
      context.close();
      throw new IOException("S3Proxy does not start", failed);
    }
    return new ObjectStore(context, objects, server, LoopbackHttp.start(0, ObjectStore::refuse));
  }

  public void put(String bucket, String key, byte[] bytes) {
    objects.createContainerInLocation(null, bucket);
    objects.putBlob(bucket, objects.blobBuilder(key).payload(bytes.clone()).contentLength(bytes.length).build());
  }

  /** How many objects were delivered so far. */
  public int reads() {
    return objects.reads();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getPort(),
        "AWS_ACCESS_KEY_ID", KEY_ID,
        "AWS_SECRET_ACCESS_KEY", SECRET,
        "AWS_MAX_ATTEMPTS", "2");
  }

  /** Credentials that the store refuses with 403. */
  public static Map<String, String> forbidden() {
    return Map.of("AWS_SECRET_ACCESS_KEY", "of-somebody-else");
  }

  /** The address that answers 503 to everything. */
  public Map<String, String> overloaded() {
    return Map.of("AWS_ENDPOINT_URL_S3", overloaded.address());
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    LoopbackHttp.respond(exchange, 503, "application/xml", OVERLOADED);
  }

  @Override
  public void close() {
    overloaded.close();
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("S3Proxy does not stop", failed);
    } finally {
      context.close();
    }
  }
}
