package dev.shrink.example.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.config.Environment;
import dev.shrink.example.entity.Entity;
import dev.shrink.example.entity.FeatureSchema;
import dev.shrink.example.entity.FeatureVector;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final FeatureVector VECTOR =
      FeatureVector.of(Entity.parse("shop.example"), FeatureSchema.NAMES.stream().collect(Collectors.toMap(name -> name, name -> 0.5)));
  private static final Model MODEL = new Model("m", "1", "00");
  private static final List<Member> MEMBERS = List.of(member("ml", 1), member("mlx", 3));

  private final Map<String, Double> scores = new HashMap<>(Map.of("ml", 0.2, "mlx", 0.8));
  private final List<String> asked = new ArrayList<>();

  @Test
  void aggregatesWhatAllMembersSay() {
    assertThat(score(Aggregation.MEAN).score()).isCloseTo(0.5, within(1e-9));
    assertThat(score(Aggregation.MAX).score()).isEqualTo(0.8);
    assertThat(score(Aggregation.WEIGHTED).score()).isCloseTo(0.65, within(1e-9));
  }

  @Test
  void sendsEachMemberTheVectorAsFeaturesAnswersIt() {
    score(Aggregation.MEAN);

    assertThat(asked).hasSize(2).allMatch(body -> body.startsWith("{\"entity\":\"shop.example\",\"kind\":\"domain\",\"schema\":\"features-v1\",\"features\":{"));
  }

  @Test
  void scoresWithoutTheMemberThatFailsAndNamesIt() {
    scores.remove("ml");

    Risk risk = score(Aggregation.WEIGHTED);

    assertThat(risk.score()).isEqualTo(0.8);
    assertThat(risk.members()).containsExactly(new Verdict.Scored("mlx", 0.8, MODEL));
    assertThat(risk.failed()).containsExactly(new Verdict.Failed("ml", "does not answer"));
  }

  @Test
  void failsWhenAllMembersFail() {
    scores.clear();

    assertThatThrownBy(() -> score(Aggregation.MAX))
        .isInstanceOfSatisfying(ServiceException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.BAD_UPSTREAM))
        .hasMessage("there is no score: ml does not answer, mlx does not answer");
  }

  @Test
  void refusesMalformedConfiguration() {
    for (String members : List.of("x", "[{\"name\":\"ml\"}]", "[{\"name\":\"ml\",\"url\":\"ftp://x\"}]", "[{\"name\":\"ml\",\"url\":\"http://x\",\"weight\":0}]")) {
      assertThatThrownBy(() -> configured(Map.of("SCORE_MEMBERS", members))).as(members).isInstanceOf(ConfigurationException.class);
    }
    assertThatThrownBy(() -> configured(Map.of("SCORE_AGGREGATION", "median"))).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void saysThatNothingCanBeScoredWithoutMembers() {
    assertThatThrownBy(() -> configured(Map.of()).score(VECTOR)).hasMessage("no scoring function is configured");
  }

  private Risk score(Aggregation aggregation) {
    return new Ensemble(new ObjectMapper(), MEMBERS, aggregation, this::ask).score(VECTOR);
  }

  private CompletableFuture<Verdict> ask(Member member, byte[] vector) {
    asked.add(new String(vector, StandardCharsets.UTF_8));
    Double score = scores.get(member.name());
    Verdict verdict = score == null ? new Verdict.Failed(member.name(), "does not answer") : new Verdict.Scored(member.name(), score, MODEL);
    return CompletableFuture.completedFuture(verdict);
  }

  private static Ensemble configured(Map<String, String> variables) {
    Environment environment =
        new Environment(
            variables,
            id -> {
              throw new ConfigurationException("no secrets here");
            });
    return Ensemble.of(environment, new ObjectMapper());
  }

  private static Member member(String name, double weight) {
    return new Member(name, URI.create("http://127.0.0.1/" + name), weight);
  }
}
