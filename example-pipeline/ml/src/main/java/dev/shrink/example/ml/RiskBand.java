package dev.shrink.example.ml;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Scores in the words of the people who act on them. */
public enum RiskBand {
  @JsonProperty("allow")
  ALLOW,
  @JsonProperty("review")
  REVIEW,
  @JsonProperty("block")
  BLOCK;

  private static final double REVIEW_FROM = 0.4;
  private static final double BLOCK_FROM = 0.8;

  static RiskBand of(double score) {
    if (score >= BLOCK_FROM) {
      return BLOCK;
    }
    return score >= REVIEW_FROM ? REVIEW : ALLOW;
  }
}
