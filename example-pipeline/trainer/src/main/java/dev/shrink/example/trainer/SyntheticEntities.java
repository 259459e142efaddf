package dev.shrink.example.trainer;

import dev.shrink.example.entity.FeatureSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Entities that never were, drawn so that the malicious ones are on the whole young, random, bursty and of bad repute. No real name or
 * address is needed to show the pipeline, and the same seed gives the same set on every machine.
 */
final class SyntheticEntities {
  private static final double MALICIOUS_SHARE = 0.35;

  private final RandomGenerator random;

  SyntheticEntities(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  TrainingSet draw(int size) {
    double[][] features = new double[size][];
    boolean[] malicious = new boolean[size];
    for (int i = 0; i < size; i++) {
      malicious[i] = random.nextDouble() < MALICIOUS_SHARE;
      Map<String, Double> entity = entity(malicious[i]);
      features[i] = FeatureSchema.NAMES.stream().mapToDouble(entity::get).toArray();
    }
    return new TrainingSet(features, malicious);
  }

  private Map<String, Double> entity(boolean malicious) {
    Map<String, Double> entity = new HashMap<>();
    boolean ip = random.nextDouble() < 0.25;
    text(entity, ip, malicious);
    entity.put("registration_age_days", exponential(malicious ? 150 : 2400));
    entity.put("abuse_reports", (double) Math.round(exponential(malicious ? 6 : 0.4)));
    entity.put("privacy_protected", flag(malicious ? 0.8 : 0.35));
    sightings(entity, malicious);
    entity.put("popularity", malicious || ip ? clip(random.nextGaussian(0.02, 0.05)) : clip(random.nextGaussian(0.35, 0.25)));
    entity.put("reputation", clip(random.nextGaussian(malicious ? 0.7 : 0.3, 0.2)));
    return entity;
  }

  private void text(Map<String, Double> entity, boolean ip, boolean malicious) {
    double length = ip ? 7 + random.nextInt(9) : 6 + Math.round(exponential(malicious ? 16 : 8));
    double labels = ip ? 1 : 2 + Math.floor(exponential(malicious ? 0.9 : 0.4));
    entity.put("is_ip", ip ? 1.0 : 0.0);
    entity.put("name_length", length);
    entity.put("label_count", labels);
    entity.put("longest_label", ip ? length : Math.max(3, Math.round(length / labels)));
    entity.put("digit_ratio", ip ? 0.75 : clip(random.nextGaussian(malicious ? 0.15 : 0.02, 0.06)));
    entity.put("hyphen_ratio", ip ? 0.0 : clip(random.nextGaussian(malicious ? 0.05 : 0.01, 0.03)));
    entity.put("entropy", Math.max(0.5, random.nextGaussian(ip ? 2.6 : malicious ? 3.6 : 3.1, 0.3)));
    entity.put("is_punycode", ip ? 0.0 : flag(malicious ? 0.1 : 0.01));
  }

  private void sightings(Map<String, Double> entity, boolean malicious) {
    double total = Math.round(exponential(malicious ? 90 : 400));
    double days = 1 + random.nextInt(malicious ? 7 : 60);
    double mean = total / days;
    double burst = total == 0 ? 0 : 1 + exponential(malicious ? 2.5 : 0.8);
    entity.put("sightings_total", total);
    entity.put("sightings_malicious_ratio", total == 0 ? 0 : clip(random.nextGaussian(malicious ? 0.45 : 0.02, 0.15)));
    entity.put("sightings_sources", total == 0 ? 0 : 1.0 + random.nextInt(6));
    entity.put("sightings_daily_mean", mean);
    entity.put("sightings_daily_sd", mean * (burst == 0 ? 0 : burst - 1) * 0.6);
    entity.put("sightings_burst", burst);
    entity.put("days_since_last_sighting", total == 0 ? 365 : Math.min(365, Math.floor(exponential(malicious ? 9 : 4))));
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private double flag(double probability) {
    return random.nextDouble() < probability ? 1 : 0;
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
