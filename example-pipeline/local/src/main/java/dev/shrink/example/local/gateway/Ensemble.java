package dev.shrink.example.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks all members for a score at once and aggregates. A member that fails is named in the answer and has no vote: a score of the others
 * is worth more than none. If all fail, or all refuse the vector, the first one's answer is the ensemble's.
 */
public final class Ensemble {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Member> members;
  private final Aggregation aggregation;

  /** One member function and the weight of its vote. */
  public record Member(FunctionClient function, double weight) {}

  /**
   * @param members by name, in the order of the answer; at least one
   */
  public Ensemble(Map<String, Member> members, Aggregation aggregation) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has at least one member");
    }
    this.members = new LinkedHashMap<>(members);
    this.aggregation = aggregation;
  }

  /** Answers {@code POST /score}. */
  Answer score(Optional<String> vector) {
    Map<String, CompletableFuture<Answer>> asked = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> asked.put(name, CompletableFuture.supplyAsync(() -> new Proxy(member.function()).call("POST", "/score", vector))));
    Map<String, Answer> answers = new LinkedHashMap<>();
    asked.forEach((name, answer) -> answers.put(name, answer.join()));
    try {
      return aggregate(answers);
    } catch (JsonProcessingException malformed) {
      return Answer.error(502, "bad_gateway", "a member's answer is not JSON");
    }
  }

  private Answer aggregate(Map<String, Answer> answers) throws JsonProcessingException {
    List<Aggregation.Vote> votes = new ArrayList<>();
    ArrayNode scored = JSON.createArrayNode();
    ArrayNode failed = JSON.createArrayNode();
    Optional<JsonNode> first = Optional.empty();
    for (Map.Entry<String, Answer> answer : answers.entrySet()) {
      JsonNode body = JSON.readTree(answer.getValue().body());
      if (answer.getValue().status() != 200 || !body.path("score").isNumber()) {
        failed.addObject().put("member", answer.getKey()).put("status", answer.getValue().status()).set("error", body.path("error"));
        continue;
      }
      first = first.or(() -> Optional.of(body));
      votes.add(new Aggregation.Vote(body.path("score").doubleValue(), members.get(answer.getKey()).weight()));
      scored.addObject().put("member", answer.getKey()).put("score", body.path("score").doubleValue()).set("model", body.path("model"));
    }
    if (first.isEmpty()) {
      return answers.values().iterator().next();
    }
    ObjectNode result = JSON.createObjectNode();
    result.set("entity", first.get().path("entity"));
    result.put("score", Math.rint(aggregation.of(votes) * 1e6) / 1e6);
    result.put("aggregation", aggregation.name().toLowerCase(Locale.ROOT));
    result.set("members", scored);
    result.set("failed", failed);
    return new Answer(200, result.toString());
  }
}
