package dev.shrink.example.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void deploysTheHandlersThatRunHereWithTheSameMemory() throws IOException {
    String template = Files.readString(Path.of("../template.yaml"));

    for (Function function : Function.values()) {
      assertThat(template).contains("Handler: " + function.handler() + "\n").contains("MemorySize: " + function.memoryMib() + "\n");
    }
  }

  @Test
  void holdsNoSecret() throws IOException {
    assertThat(Files.readString(Path.of("../template.yaml"))).doesNotContain("MYSQL_PASSWORD:").doesNotContain("REPUTATION_API_KEY:");
  }
}
