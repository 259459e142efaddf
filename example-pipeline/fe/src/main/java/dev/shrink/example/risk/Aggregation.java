package dev.shrink.example.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the members' scores become one. */
enum Aggregation {
  MEAN {
    @Override
    double of(List<Vote> votes) {
      return votes.stream().mapToDouble(Vote::score).average().orElseThrow();
    }
  },
  MAX {
    @Override
    double of(List<Vote> votes) {
      return votes.stream().mapToDouble(Vote::score).max().orElseThrow();
    }
  },
  /** The mean by weight; the weights of members that failed are shared out among the others. */
  WEIGHTED {
    @Override
    double of(List<Vote> votes) {
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
  record Vote(double score, double weight) {
    Vote {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("a weight is above 0, not " + weight);
      }
    }
  }

  /**
   * @param votes at least one
   */
  abstract double of(List<Vote> votes);

  /** The name in configuration and answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Aggregation> of(String label) {
    return Arrays.stream(values()).filter(aggregation -> aggregation.label().equals(label)).findFirst();
  }
}
