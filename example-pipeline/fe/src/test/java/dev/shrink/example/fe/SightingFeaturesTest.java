package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingFeaturesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void sumsPerDayBeforeItAverages() {
    Map<String, Double> features =
        SightingFeatures.of(
            List.of(
                new Sighting("proxy", TODAY.minusDays(3), 2, true),
                new Sighting("resolver", TODAY.minusDays(3), 4, false),
                new Sighting("resolver", TODAY.minusDays(2), 12, true)),
            TODAY);

    assertThat(features)
        .containsEntry("sightings_total", 18.0)
        .containsEntry("sightings_sources", 2.0)
        .containsEntry("sightings_daily_mean", 9.0)
        .containsEntry("days_since_last_sighting", 2.0);
    assertThat(features.get("sightings_malicious_ratio")).isCloseTo(14.0 / 18, within(1e-12));
    assertThat(features.get("sightings_daily_sd")).isCloseTo(Math.sqrt(18), within(1e-12));
    assertThat(features.get("sightings_burst")).isCloseTo(12.0 / 9, within(1e-12));
  }

  @Test
  void staysFiniteWithFewOrNoSightings() {
    Map<String, Double> never = SightingFeatures.of(List.of(), TODAY);
    Map<String, Double> once = SightingFeatures.of(List.of(new Sighting("proxy", TODAY, 1, false)), TODAY);
    Map<String, Double> emptyDay = SightingFeatures.of(List.of(new Sighting("proxy", TODAY, 0, false)), TODAY);

    assertThat(never).containsEntry("days_since_last_sighting", 365.0).containsEntry("sightings_total", 0.0);
    assertThat(once).containsEntry("sightings_daily_sd", 0.0).containsEntry("sightings_burst", 1.0);
    assertThat(emptyDay.values()).allMatch(Double::isFinite);
  }

  @Test
  void doesNotDependOnTheStoresOrder() {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sightings.add(new Sighting("sensor" + i % 7, TODAY.minusDays(i % 11), i * i % 13, i % 3 == 0));
    }
    Map<String, Double> forward = SightingFeatures.of(List.copyOf(sightings), TODAY);
    Collections.reverse(sightings);

    assertThat(SightingFeatures.of(sightings, TODAY)).isEqualTo(forward);
  }
}
