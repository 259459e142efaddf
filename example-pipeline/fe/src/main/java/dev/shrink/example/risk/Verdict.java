package dev.shrink.example.risk;

/** What one member answered. */
sealed interface Verdict {
  /** The member's name. */
  String member();

  /**
   * A vote.
   *
   * @param score from 0 to 1
   */
  record Scored(String member, double score, Model model) implements Verdict {}

  /** None, and why: a member that fails has no vote. */
  record Failed(String member, String reason) implements Verdict {}
}
