package dev.shrink.example.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void takesOptions() {
    assertThat(Main.parse(new String[0])).contains(Map.of());
    assertThat(Main.parse(new String[] {"--port", "8080", "--aggregation", "max"})).contains(Map.of("--port", "8080", "--aggregation", "max"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String[] arguments : new String[][] {{"--port"}, {"--port", "x"}, {"--aggregation", "median"}, {"--layer", "x"}, {"--port", "1", "--port", "2"}}) {
      assertThat(Main.parse(arguments)).isEmpty();
    }
  }
}
