package dev.shrink.example.backends;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Map;
import org.bson.Document;

/** mongo-java-server: an imitation of MongoDB that speaks its wire protocol and keeps all in memory; it has no transactions and no users. */
public final class DocumentStore implements Backend {
  private static final String DATABASE = "intel";

  private final MongoServer server;
  private final String uri;

  private DocumentStore(MongoServer server) {
    this.server = server;
    this.uri = "mongodb://127.0.0.1:" + port(server) + "/" + DATABASE;
  }

  public static DocumentStore start() {
    DocumentStore store = new DocumentStore(new MongoServer(new MemoryBackend()));
    store.fill();
    return store;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("MONGODB_URI", uri);
  }

  private static int port(MongoServer server) {
    server.bind("127.0.0.1", 0);
    return server.getLocalAddress().getPort();
  }

  private void fill() {
    try (MongoClient client = MongoClients.create(uri)) {
      MongoCollection<Document> sightings = client.getDatabase(DATABASE).getCollection("sightings");
      sightings.insertMany(SampleData.sightings().stream().map(DocumentStore::document).toList());
    }
  }

  private static Document document(SampleData.Seen seen) {
    return new Document("entity", seen.entity())
        .append("source", seen.source())
        .append("day", seen.day())
        .append("count", seen.count())
        .append("malicious", seen.malicious());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
