package dev.shrink.example.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> log = new ArrayList<>();

  @Test
  void answersBothPayloadVersionsAlike() throws IOException {
    ApiEndpoint echo = request -> Map.of("entity", request.parameter("entity").orElse("none"));

    JsonNode second = call(echo, "{'version':'2.0','rawPath':'/f','requestContext':{'http':{'method':'GET'}},'queryStringParameters':{'entity':'a.example'}}");
    JsonNode first = call(echo, "{'version':'1.0','path':'/f','httpMethod':'GET','queryStringParameters':{'entity':'a.example'}}");

    assertThat(second).isEqualTo(first);
    assertThat(second.path("statusCode").intValue()).isEqualTo(200);
    assertThat(second.path("headers").path("content-type").textValue()).isEqualTo("application/json");
    assertThat(second.path("body").textValue()).isEqualTo("{\"entity\":\"a.example\"}");
  }

  @Test
  void readsNullParametersAsNone() throws IOException {
    JsonNode response = call(request -> request.query(), "{'httpMethod':'GET','queryStringParameters':null,'body':null}");

    assertThat(response.path("body").textValue()).isEqualTo("{}");
  }

  @Test
  void decodesBase64Bodies() throws IOException {
    String event = "{'httpMethod':'GET','body':'%s','isBase64Encoded':true}";

    assertThat(call(request -> request.body().orElseThrow(), event.formatted("aMOp")).path("body").textValue()).isEqualTo("\"hé\"");
    assertThat(call(request -> request.body().orElseThrow(), event.formatted("!!")).path("statusCode").intValue()).isEqualTo(400);
  }

  @Test
  void refusesOtherMethodsAndOtherEvents() throws IOException {
    assertThat(call(request -> "x", "{'httpMethod':'POST'}").path("statusCode").intValue()).isEqualTo(405);
    assertThat(call(request -> "x", "{'Records':[]}").path("statusCode").intValue()).isEqualTo(400);
  }

  @Test
  void tellsTheCallerTheReasonAndTheLogTheCause() throws IOException {
    ApiEndpoint down =
        request -> {
          throw new ServiceException(ErrorCode.UNAVAILABLE, "the store does not answer", new IOException("10.0.0.7 refused"));
        };

    JsonNode response = call(down, "{'httpMethod':'GET'}");

    assertThat(response.path("statusCode").intValue()).isEqualTo(503);
    assertThat(response.path("body").textValue())
        .isEqualTo("{\"error\":\"backend_unavailable\",\"message\":\"the store does not answer\"}");
    assertThat(log).singleElement().asString().contains("10.0.0.7 refused");
  }

  @Test
  void hidesUnexpectedFailures() throws IOException {
    ApiEndpoint broken =
        request -> {
          throw new IllegalStateException("internal detail");
        };

    JsonNode response = call(broken, "{'httpMethod':'GET'}");

    assertThat(response.path("statusCode").intValue()).isEqualTo(500);
    assertThat(response.path("body").textValue()).doesNotContain("internal detail");
    assertThat(log).singleElement().asString().contains("internal detail");
  }

  private JsonNode call(ApiEndpoint endpoint, String event) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    new ApiGateway(json, "GET", endpoint).handle(new ByteArrayInputStream(bytes), response, log::add);
    return json.readTree(response.toByteArray());
  }
}
