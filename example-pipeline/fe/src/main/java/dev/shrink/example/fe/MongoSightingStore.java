package dev.shrink.example.fe;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sightings in MongoDB, mapped to records by the driver's own codec. */
final class MongoSightingStore implements SightingStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final String COLLECTION = "sightings";

  private final MongoCollection<Sighting> sightings;

  MongoSightingStore(MongoCollection<Sighting> sightings) {
    this.sightings = sightings;
  }

  /** From the secret {@code MONGODB_URI}, a connection string that names the database. */
  static MongoSightingStore of(Environment environment) {
    ConnectionString uri = new ConnectionString(environment.secret("MONGODB_URI"));
    String database =
        Optional.ofNullable(uri.getDatabase()).orElseThrow(() -> new ConfigurationException("MONGODB_URI names no database"));
    long millis = environment.millis("MONGODB_TIMEOUT_MS", TIMEOUT).toMillis();
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(uri)
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
            .build();
    // Lives as long as the environment, which Lambda ends without notice.
    @SuppressWarnings("resource")
    MongoClient client = MongoClients.create(settings);
    return new MongoSightingStore(client.getDatabase(database).getCollection(COLLECTION, Sighting.class));
  }

  @Override
  public List<Sighting> upTo(Entity entity, LocalDate day) {
    try {
      return sightings.find(and(eq("entity", entity.text()), lte("day", day))).into(new ArrayList<>());
    } catch (MongoException failed) {
      throw new ServiceException(ErrorCode.UNAVAILABLE, "the sighting store does not answer", failed);
    }
  }
}
