package dev.shrink.example.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private final ObjectMapper json = new ObjectMapper();
  private final List<JsonNode> events = new ArrayList<>();
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = Gateway.start(0);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void handsRequestsOverAsEventsOfPayloadVersion2() throws Exception {
    gateway.route("POST /score", this::answer);

    HttpResponse<String> response = send(request("/score?a=1&a=2&b=%C3%BC").header("X-Own", "1").POST(HttpRequest.BodyPublishers.ofString("{\"x\":1}")));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"done\":true}");
    JsonNode event = events.get(0);
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/score");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
    assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("1,2");
    assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("ü");
    assertThat(event.at("/headers/x-own").asText()).isEqualTo("1");
    assertThat(event.path("body").asText()).isEqualTo("{\"x\":1}");
  }

  @Test
  void answersWhatApiGatewayAnswersWhereNoRouteLeads() throws Exception {
    gateway.route("POST /score", this::answer);

    HttpResponse<String> response = send(request("/score"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(events).isEmpty();
  }

  @Test
  void answersWhatApiGatewayAnswersForFunctionsThatFail() throws Exception {
    gateway.route(
        "GET /throws",
        event -> {
          throw new FunctionClient.FunctionFailure("out of memory");
        });
    gateway.route("GET /babbles", event -> "hello");
    gateway.route("GET /answers-in-no-known-shape", event -> "{\"score\":1}");

    for (String path : List.of("/throws", "/babbles", "/answers-in-no-known-shape")) {
      HttpResponse<String> response = send(request(path));
      assertThat(response.statusCode()).as(path).isEqualTo(500);
      assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
  }

  private String answer(String event) {
    try {
      events.add(json.readTree(event));
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
    return "{\"statusCode\":201,\"headers\":{},\"body\":\"{\\\"done\\\":true}\",\"isBase64Encoded\":false}";
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(gateway.address() + target));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
