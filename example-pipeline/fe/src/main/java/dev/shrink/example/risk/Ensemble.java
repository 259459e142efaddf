package dev.shrink.example.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Asks all members for a score at once and aggregates. A member that fails is named in the answer and has no vote: a score of the others
 * is worth more than none.
 */
public final class Ensemble {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final double DECIMALS = 1e6;

  private final ObjectMapper json;
  private final List<Member> members;
  private final Aggregation aggregation;
  private final ScoreSource source;

  /**
   * @param members in the order of the answer; without any, nothing can be scored
   */
  Ensemble(ObjectMapper json, List<Member> members, Aggregation aggregation, ScoreSource source) {
    this.json = json;
    this.members = List.copyOf(members);
    this.aggregation = aggregation;
    this.source = source;
  }

  /**
   * From {@code SCORE_MEMBERS}, a JSON list of {@code {"name", "url", "weight"}}, and {@code SCORE_AGGREGATION}: {@code mean} (the
   * default), {@code max} or {@code weighted}. {@code SCORE_AUTHORIZATION} is {@code none} (the default) or {@code iam}: then requests to
   * the members are signed with the function's own role.
   *
   * @throws ConfigurationException if one of them is malformed
   */
  public static Ensemble of(Environment environment, ObjectMapper json) {
    String aggregation = environment.optional("SCORE_AGGREGATION").orElse("mean");
    return new Ensemble(
        json,
        members(environment.optional("SCORE_MEMBERS").orElse("[]"), json),
        Aggregation.of(aggregation).orElseThrow(() -> new ConfigurationException("SCORE_AGGREGATION is not mean, max or weighted")),
        new HttpScoreSource(json, environment.millis("SCORE_TIMEOUT_MS", TIMEOUT), signer(environment)));
  }

  private static Optional<ApiSigner> signer(Environment environment) {
    return switch (environment.optional("SCORE_AUTHORIZATION").orElse("none")) {
      case "none" -> Optional.empty();
      case "iam" -> Optional.of(new ApiSigner(DefaultCredentialsProvider.builder().build(), environment.required("AWS_REGION"), Clock.systemUTC()));
      default -> throw new ConfigurationException("SCORE_AUTHORIZATION is not none or iam");
    };
  }

  private static List<Member> members(String text, ObjectMapper json) {
    List<Member> members = new ArrayList<>();
    try {
      for (JsonNode member : json.readTree(text)) {
        double weight = member.path("weight").asDouble(1);
        if (!member.path("name").isTextual() || !member.path("url").asText().startsWith("http") || !(weight > 0)) {
          throw new ConfigurationException("a member in SCORE_MEMBERS has no name, no HTTP address, or no positive weight");
        }
        members.add(new Member(member.path("name").textValue(), URI.create(member.path("url").textValue()), weight));
      }
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      throw new ConfigurationException("SCORE_MEMBERS is not a JSON list of members", malformed);
    }
    return members;
  }

  /**
   * Scores a vector.
   *
   * @throws ServiceException if no member gives a score
   */
  Risk score(FeatureVector vector) {
    byte[] body = body(vector);
    List<CompletableFuture<Verdict>> asked = members.stream().map(member -> source.ask(member, body)).toList();
    List<Aggregation.Vote> votes = new ArrayList<>();
    List<Verdict.Scored> scored = new ArrayList<>();
    List<Verdict.Failed> failed = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Verdict verdict = asked.get(i).join();
      if (verdict instanceof Verdict.Scored vote) {
        votes.add(new Aggregation.Vote(vote.score(), members.get(i).weight()));
        scored.add(vote);
      } else {
        failed.add((Verdict.Failed) verdict);
      }
    }
    if (votes.isEmpty()) {
      String reasons = failed.stream().map(member -> member.member() + " " + member.reason()).collect(Collectors.joining(", "));
      throw new ServiceException(ErrorCode.BAD_UPSTREAM, reasons.isEmpty() ? "no scoring function is configured" : "there is no score: " + reasons);
    }
    return new Risk(vector.entity(), Math.rint(aggregation.of(votes) * DECIMALS) / DECIMALS, aggregation.label(), scored, failed);
  }

  private byte[] body(FeatureVector vector) {
    try {
      return json.writeValueAsBytes(vector);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a vector of numbers can always be written", impossible);
    }
  }
}
