package dev.shrink.example.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.example.config.ConfigurationException;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelRepositoryTest {
  private static final ObjectLocation LOCATION = ObjectLocation.parse("s3://models/risk/v1.zip");

  @Test
  void passesABundleWhoseChecksumIsTheConfiguredOne() {
    byte[] zip = new ModelBundle(Map.of("booster", new byte[] {1, 2})).toZip();
    ModelReference reference = new ModelReference(LOCATION, ModelRepository.sha256(zip));

    ModelBundle bundle = new ModelRepository(location -> zip).fetch(reference);

    assertThat(bundle.part("booster")).containsExactly(1, 2);
    assertThatThrownBy(() -> bundle.part("normaliser")).hasMessageContaining("normaliser");
  }

  @Test
  void refusesAnyOtherBytesAndNamesBothChecksums() {
    ModelReference reference = new ModelReference(LOCATION, "0".repeat(64));
    byte[] bytes = "swapped".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> new ModelRepository(location -> bytes).fetch(reference))
        .hasMessageContaining("0".repeat(64))
        .hasMessageContaining(ModelRepository.sha256(bytes))
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MODEL_CHECKSUM_MISMATCH));
  }

  @Test
  void writesTheSamePartsAsTheSameBytes() {
    Map<String, byte[]> parts = Map.of("a", new byte[] {1}, "b", new byte[] {2}, "c", new byte[] {3});

    assertThat(new ModelBundle(parts).toZip()).isEqualTo(ModelBundle.read(new ModelBundle(parts).toZip()).toZip());
  }

  @Test
  void refusesReferencesThatNameNoObject() {
    assertThat(LOCATION).isEqualTo(new ObjectLocation("models", "risk/v1.zip")).hasToString("s3://models/risk/v1.zip");
    for (String text : List.of("https://models/risk", "s3://models", "s3://models/", "s3:///key")) {
      assertThatThrownBy(() -> ObjectLocation.parse(text)).isInstanceOf(ConfigurationException.class);
    }
    assertThatThrownBy(() -> new ModelReference(LOCATION, "abc")).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void keepsTheFirstSuccessAndNoFailure() {
    Deque<Integer> answers = new ArrayDeque<>(List.of(0, 7, 8));
    OncePerEnvironment<Integer> once =
        new OncePerEnvironment<>(
            () -> {
              int answer = answers.remove();
              if (answer == 0) {
                throw new IllegalStateException("not yet");
              }
              return answer;
            });

    assertThatThrownBy(once::get).hasMessage("not yet");
    assertThat(once.get()).isEqualTo(7);
    assertThat(once.get()).isEqualTo(7);
  }
}
