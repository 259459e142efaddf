package dev.shrink.example.local.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the members' scores become one. */
public enum Aggregation {
  MEAN {
    @Override
    public double of(List<Vote> votes) {
      return votes.stream().mapToDouble(Vote::score).average().orElseThrow();
    }
  },
  MAX {
    @Override
    public double of(List<Vote> votes) {
      return votes.stream().mapToDouble(Vote::score).max().orElseThrow();
    }
  },
  /** The mean by weight; the weights of members that failed are shared out among the others. */
  WEIGHTED {
    @Override
    public double of(List<Vote> votes) {
      double weights = votes.stream().mapToDouble(Vote::weight).sum();
      return votes.stream().mapToDouble(vote -> vote.weight() * vote.score()).sum() / weights;
    }
  };

  /**
   * What one member says.
   *
   * @param score from 0 to 1
   * @param weight above 0
   */
  public record Vote(double score, double weight) {
    public Vote {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("a weight is above 0, not " + weight);
      }
    }
  }

  /**
   * @param votes at least one
   */
  public abstract double of(List<Vote> votes);

  public static Optional<Aggregation> of(String name) {
    return Arrays.stream(values()).filter(aggregation -> aggregation.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
  }
}
