package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.example.api.ApiRequest;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeatureServiceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final Map<String, Registration> registrations = new HashMap<>(Map.of("shop.example", new Registration(TODAY.minusDays(10), 2, true)));
  private final Map<String, OptionalDouble> reputations = new HashMap<>();
  private LocalDate askedUpTo = LocalDate.MIN;

  private final FeatureService service =
      new FeatureService(
          entity -> Optional.ofNullable(registrations.get(entity.text())),
          this::sightings,
          entity -> reputations.getOrDefault(entity.text(), OptionalDouble.empty()),
          () -> entity -> 0.25,
          Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void gathersEveryFeatureOfTheSchema() {
    reputations.put("shop.example", OptionalDouble.of(0.75));

    FeatureVector vector = get(Map.of("entity", "Shop.Example"));

    assertThat(vector.entity()).isEqualTo("shop.example");
    assertThat(vector.features())
        .containsOnlyKeys(FeatureSchema.NAMES)
        .containsEntry("registration_age_days", 10.0)
        .containsEntry("abuse_reports", 2.0)
        .containsEntry("privacy_protected", 1.0)
        .containsEntry("sightings_total", 5.0)
        .containsEntry("popularity", 0.25)
        .containsEntry("reputation", 0.75);
    assertThat(askedUpTo).isEqualTo(TODAY);
  }

  @Test
  void looksBackToAGivenDay() {
    FeatureVector vector = get(Map.of("entity", "shop.example", "asOf", "2026-02-25"));

    assertThat(vector.features()).containsEntry("registration_age_days", 6.0).containsEntry("reputation", 0.5);
    assertThat(askedUpTo).isEqualTo("2026-02-25");
  }

  @Test
  void refusesWhatItCannotAnswer() {
    assertRefused(Map.of(), ErrorCode.INVALID_REQUEST);
    assertRefused(Map.of("entity", "nonsense"), ErrorCode.INVALID_ENTITY);
    assertRefused(Map.of("entity", "other.example"), ErrorCode.UNKNOWN_ENTITY);
    assertRefused(Map.of("entity", "shop.example", "asOf", "yesterday"), ErrorCode.INVALID_REQUEST);
    assertRefused(Map.of("entity", "shop.example", "asOf", "2026-03-02"), ErrorCode.INVALID_REQUEST);
  }

  private void assertRefused(Map<String, String> query, ErrorCode code) {
    assertThatThrownBy(() -> get(query))
        .isInstanceOfSatisfying(ServiceException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private FeatureVector get(Map<String, String> query) {
    return service.answer(new ApiRequest("GET", "/features", query, Optional.empty()));
  }

  private List<Sighting> sightings(Entity entity, LocalDate day) {
    askedUpTo = day;
    return List.of(new Sighting("resolver", day.minusDays(1), 5, false));
  }
}
