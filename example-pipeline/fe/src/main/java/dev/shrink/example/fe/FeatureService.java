package dev.shrink.example.fe;

import dev.shrink.example.api.ApiEndpoint;
import dev.shrink.example.api.ApiRequest;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /features?entity=…[&asOf=2026-01-31]}: gathers what the backends know about an entity and makes a feature vector of it. */
final class FeatureService implements ApiEndpoint {
  private final RegistrationStore registrations;
  private final SightingStore sightings;
  private final ReputationSource reputations;
  private final Supplier<? extends PopularityList> popularity;
  private final Clock clock;

  /**
   * @param popularity asked at each request, so that the list can be loaded late and a failure to load it can pass
   */
  FeatureService(
      RegistrationStore registrations,
      SightingStore sightings,
      ReputationSource reputations,
      Supplier<? extends PopularityList> popularity,
      Clock clock) {
    this.registrations = registrations;
    this.sightings = sightings;
    this.reputations = reputations;
    this.popularity = popularity;
    this.clock = clock;
  }

  @Override
  public FeatureVector answer(ApiRequest request) {
    Entity entity =
        request
            .parameter("entity")
            .map(Entity::parse)
            .orElseThrow(() -> new ServiceException(ErrorCode.INVALID_REQUEST, "the query has no entity"));
    return features(entity, request.parameter("asOf").map(this::past).orElseGet(() -> LocalDate.now(clock)));
  }

  private FeatureVector features(Entity entity, LocalDate asOf) {
    Registration registration =
        registrations.find(entity).orElseThrow(() -> new ServiceException(ErrorCode.UNKNOWN_ENTITY, "nothing is known of the entity"));
    Map<String, Double> features = new LinkedHashMap<>(LexicalFeatures.of(entity));
    features.put("registration_age_days", (double) Math.max(0, ChronoUnit.DAYS.between(registration.registeredOn(), asOf)));
    features.put("abuse_reports", (double) registration.abuseReports());
    features.put("privacy_protected", registration.privacyProtected() ? 1.0 : 0.0);
    features.putAll(SightingFeatures.of(sightings.upTo(entity, asOf), asOf));
    features.put("popularity", popularity.get().popularity(entity));
    // No opinion is half-way between clean and listed.
    features.put("reputation", reputations.reputation(entity).orElse(0.5));
    return FeatureVector.of(entity, features);
  }

  /** Lets an investigator see an entity as it was: the answer is then the same on any later day. */
  private LocalDate past(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException malformed) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "asOf is not a date like 2026-01-31", malformed);
    }
    if (day.isAfter(LocalDate.now(clock))) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "asOf is in the future");
    }
    return day;
  }
}
