package dev.shrink.example.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final List<String> configured = new ArrayList<>();

  private final Console console =
      new Console(
          new Console.Functions() {
            @Override
            public void configure(Function function, Map<String, String> changes) {
              configured.add(function.id() + new TreeMap<>(changes));
            }

            @Override
            public Map<String, String> otherModel(Function function) {
              return Map.of("MODEL_SHA256", "of-another-" + function.id());
            }
          });

  @Test
  void changesVariablesAndUndoesThat() throws Exception {
    assertThat(console.answer("fe  MYSQL_URL=jdbc:mysql://127.0.0.1:1/intel?a=b SCORE_AGGREGATION=max ")).startsWith("fe is configured with MYSQL_URL=");
    assertThat(console.answer("fe")).isEqualTo("fe is configured as at the start");

    assertThat(configured).containsExactly("fe{MYSQL_URL=jdbc:mysql://127.0.0.1:1/intel?a=b, SCORE_AGGREGATION=max}", "fe{}");
  }

  @Test
  void swapsAModel() throws Exception {
    assertThat(console.answer("swap mlx")).isEqualTo("mlx is configured with MODEL_SHA256=of-another-mlx");
    assertThat(configured).containsExactly("mlx{MODEL_SHA256=of-another-mlx}");
  }

  @Test
  void tellsWhatCanBeTyped() throws Exception {
    for (String line : List.of("", "help", "ml nothing", "swap", "swap fe", "swap ml now", "gw A=b")) {
      assertThat(console.answer(line)).as(line).isEqualTo(Console.USAGE);
    }
    assertThat(configured).isEmpty();
  }
}
