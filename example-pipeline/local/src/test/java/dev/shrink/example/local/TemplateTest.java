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

  @Test
  void routesAsTheGatewayHere() throws IOException {
    String template = Files.readString(Path.of("../template.yaml"));

    for (Function function : Function.values()) {
      for (String route : function.routes()) {
        String[] parts = route.split(" ");
        assertThat(template).containsPattern("Method: " + parts[0] + "\\s+Path: " + parts[1] + "\n");
      }
    }
  }

  @Test
  void letsNobodyAskWithoutBeingAuthorized() throws IOException {
    String template = Files.readString(Path.of("../template.yaml"));
    long apis = template.split("Type: AWS::Serverless::HttpApi\n", -1).length - 1;

    assertThat(template.split("DefaultAuthorizer: AWS_IAM\n", -1)).hasSize((int) apis + 1);
    assertThat(template).doesNotContain("Authorizer: NONE").contains("SCORE_AUTHORIZATION: iam");
  }

  @Test
  void grantsNothingToEverything() throws IOException {
    assertThat(Files.readString(Path.of("../template.yaml"))).doesNotContainPattern("(Action|Resource): ['\"]?[^\\n]*\\*").contains("Timeout: ");
  }
}
