package dev.shrink.example.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FeatureVectorTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void readsBackWhatItWrote() {
    FeatureVector vector = FeatureVector.of(Entity.parse("example.com"), numbered());

    assertThat(FeatureVector.parse(json.valueToTree(vector))).isEqualTo(vector);
  }

  @Test
  void ordersFeaturesAsModelsReadThem() {
    Map<String, Double> reversed = new LinkedHashMap<>();
    for (int i = FeatureSchema.NAMES.size() - 1; i >= 0; i--) {
      reversed.put(FeatureSchema.NAMES.get(i), (double) i);
    }

    assertThat(FeatureVector.of(Entity.parse("example.com"), reversed).toArray()).isSorted().startsWith(0, 1, 2);
  }

  @Test
  void refusesWhatIsNotAVector() {
    assertMalformed(body -> body.put("schema", "features-v0"), "schema");
    assertMalformed(body -> body.remove("schema"), "schema");
    assertMalformed(body -> body.put("entity", 1), "entity");
    assertMalformed(body -> body.put("features", "none"), "features");
    assertMalformed(body -> body.withObject("/features").remove("entropy"), "entropy");
    assertMalformed(body -> body.withObject("/features").put("entropy", "high"), "not a number");
    assertMalformed(body -> body.withObject("/features").put("entropy", Double.NaN), "entropy");
    assertMalformed(body -> body.withObject("/features").put("surprise", 1), "does not know");
  }

  private void assertMalformed(Consumer<ObjectNode> damage, String reason) {
    ObjectNode body = json.valueToTree(FeatureVector.of(Entity.parse("example.com"), numbered()));
    damage.accept(body);

    assertThatThrownBy(() -> FeatureVector.parse(body))
        .hasMessageContaining(reason)
        .isInstanceOfSatisfying(ServiceException.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_VECTOR));
  }

  private static Map<String, Double> numbered() {
    Map<String, Double> features = new LinkedHashMap<>();
    FeatureSchema.NAMES.forEach(name -> features.put(name, (double) features.size()));
    return features;
  }
}
