package dev.shrink.example.fe;

import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Sightings as numbers: how many, from where, how malicious, how bursty. */
final class SightingFeatures {
  /** Stands for "never seen": a year, longer than sightings are kept. */
  private static final double NEVER_SEEN_DAYS = 365;

  private SightingFeatures() {}

  static Map<String, Double> of(List<Sighting> sightings, LocalDate asOf) {
    return sightings.isEmpty() ? never() : seen(table(sightings), asOf);
  }

  private static Map<String, Double> never() {
    return features(0, 0, 0, 0, 0, 0, NEVER_SEEN_DAYS);
  }

  private static Map<String, Double> seen(Table sightings, LocalDate asOf) {
    double total = sightings.intColumn("count").sum();
    double malicious = sightings.where(sightings.booleanColumn("malicious").isTrue()).intColumn("count").sum();
    NumericColumn<?> daily = sightings.summarize("count", sum).by("day").numberColumn(1);
    double mean = daily.mean();
    // The sample deviation of a single day is undefined.
    double deviation = daily.size() > 1 ? daily.standardDeviation() : 0;
    LocalDate last = sightings.dateColumn("day").max();
    return features(
        total,
        total == 0 ? 0 : malicious / total,
        sightings.stringColumn("source").countUnique(),
        mean,
        deviation,
        mean == 0 ? 0 : daily.max() / mean,
        Math.min(NEVER_SEEN_DAYS, ChronoUnit.DAYS.between(last, asOf)));
  }

  private static Table table(List<Sighting> sightings) {
    // The store gives no order; sums of floating-point numbers need one.
    List<Sighting> sorted =
        sightings.stream().sorted(Comparator.comparing(Sighting::day).thenComparing(Sighting::source).thenComparing(Sighting::count)).toList();
    return Table.create(
        "sightings",
        StringColumn.create("source", sorted.stream().map(Sighting::source)),
        DateColumn.create("day", sorted.stream().map(Sighting::day)),
        IntColumn.create("count", sorted.stream().mapToInt(Sighting::count).toArray()),
        BooleanColumn.create("malicious", sorted.stream().map(Sighting::malicious).toArray(Boolean[]::new)));
  }

  private static Map<String, Double> features(
      double total, double maliciousRatio, double sources, double mean, double deviation, double burst, double sinceLast) {
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("sightings_total", total);
    features.put("sightings_malicious_ratio", maliciousRatio);
    features.put("sightings_sources", sources);
    features.put("sightings_daily_mean", mean);
    features.put("sightings_daily_sd", deviation);
    features.put("sightings_burst", burst);
    features.put("days_since_last_sighting", sinceLast);
    return features;
  }
}
