package dev.shrink.example.entity;

import java.util.List;

/** The features of version {@value #VERSION}, in the order in which models read them. A change of names or order is a new version. */
public final class FeatureSchema {
  public static final String VERSION = "features-v1";

  /** Names in model order. */
  public static final List<String> NAMES =
      List.of(
          "is_ip",
          "name_length",
          "label_count",
          "longest_label",
          "digit_ratio",
          "hyphen_ratio",
          "entropy",
          "is_punycode",
          "registration_age_days",
          "abuse_reports",
          "privacy_protected",
          "sightings_total",
          "sightings_malicious_ratio",
          "sightings_sources",
          "sightings_daily_mean",
          "sightings_daily_sd",
          "sightings_burst",
          "days_since_last_sighting",
          "popularity",
          "reputation");

  private FeatureSchema() {}
}
