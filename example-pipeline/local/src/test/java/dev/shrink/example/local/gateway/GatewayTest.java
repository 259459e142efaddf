package dev.shrink.example.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final FunctionClient FEATURES = event -> response(event.contains("unknown.example") ? 404 : 200, "{'vector':1}");
  private static final FunctionClient BROKEN =
      event -> {
        throw new FunctionClient.FunctionFailure("out of memory");
      };

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void sendsTheVectorOfTheFirstFunctionToTheMembers() throws Exception {
    FunctionClient member = event -> response(200, event.contains("{\\\"vector\\\":1}") ? "{'entity':'a.example','score':0.4}" : "{}");

    try (Gateway gateway = gateway(Aggregation.MEAN, Map.of("one", member))) {
      HttpResponse<String> risk = get(gateway, "/risk?entity=a.example");

      assertThat(risk.statusCode()).isEqualTo(200);
      assertThat(json.readTree(risk.body()).path("score").doubleValue()).isEqualTo(0.4);
    }
  }

  @Test
  void passesOnWhatTheFirstFunctionRefuses() throws Exception {
    try (Gateway gateway = gateway(Aggregation.MEAN, Map.of("one", BROKEN))) {
      assertThat(get(gateway, "/risk?entity=unknown.example").statusCode()).isEqualTo(404);
      assertThat(get(gateway, "/features?entity=unknown.example").statusCode()).isEqualTo(404);
      assertThat(get(gateway, "/other").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void scoresWithoutTheMembersThatFailAndNamesThem() throws Exception {
    Map<String, FunctionClient> members = new LinkedHashMap<>();
    members.put("broken", BROKEN);
    members.put("overloaded", event -> response(503, "{'error':'backend_unavailable'}"));
    members.put("well", event -> response(200, "{'score':0.25}"));

    try (Gateway gateway = gateway(Aggregation.WEIGHTED, members)) {
      JsonNode risk = json.readTree(get(gateway, "/risk?entity=a.example").body());

      assertThat(risk.path("score").doubleValue()).isEqualTo(0.25);
      assertThat(risk.path("failed").findValuesAsText("member")).containsExactly("broken", "overloaded");
      assertThat(risk.path("failed").findValuesAsText("status")).containsExactly("502", "503");
    }
  }

  @Test
  void failsWhenAllMembersFail() throws Exception {
    try (Gateway gateway = gateway(Aggregation.MAX, Map.of("broken", BROKEN))) {
      assertThat(get(gateway, "/risk?entity=a.example").statusCode()).isEqualTo(502);
    }
  }

  @Test
  void aggregates() {
    List<Aggregation.Vote> votes = List.of(new Aggregation.Vote(0.2, 1), new Aggregation.Vote(0.8, 3));

    assertThat(Aggregation.MEAN.of(votes)).isCloseTo(0.5, within(1e-12));
    assertThat(Aggregation.MAX.of(votes)).isEqualTo(0.8);
    assertThat(Aggregation.WEIGHTED.of(votes)).isCloseTo(0.65, within(1e-12));
    assertThat(Aggregation.of("weighted")).contains(Aggregation.WEIGHTED);
    assertThat(Aggregation.of("median")).isEmpty();
  }

  private static Gateway gateway(Aggregation aggregation, Map<String, FunctionClient> functions) throws IOException {
    Map<String, Ensemble.Member> members = new LinkedHashMap<>();
    functions.forEach((name, function) -> members.put(name, new Ensemble.Member(function, 1)));
    return Gateway.start(FEATURES, new Ensemble(members, aggregation), 0);
  }

  private static HttpResponse<String> get(Gateway gateway, String target) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.address() + target)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String response(int status, String body) {
    return new ObjectMapper().createObjectNode().put("statusCode", status).put("body", body.replace('\'', '"')).toString();
  }
}
