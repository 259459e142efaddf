package dev.shrink.example.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the pipeline from the packages of this build, shrunk and not. */
class PipelineIT {
  private static final Path PACKAGES = Path.of("../deployment/target/shrink");
  private static final Path WORK = Path.of("target/work").toAbsolutePath();

  private static Transcript original;
  private static Transcript shrunk;

  @BeforeAll
  static void runBoth() throws Exception {
    // Sandboxes end with the thread that started them: each pipeline has one of its own.
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Transcript> unshrunkRun = threads.submit(() -> Transcript.of(PACKAGES.resolve("unshrunk"), WORK.resolve("unshrunk")));
      Future<Transcript> shrunkRun = threads.submit(() -> Transcript.of(PACKAGES, WORK.resolve("shrunk")));
      original = unshrunkRun.get();
      shrunk = shrunkRun.get();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void answersTheSameBeforeAndAfterShrinking() {
    assertThat(shrunk.exchanges()).containsExactlyElementsOf(original.exchanges());
    assertThat(shrunk.reads()).isEqualTo(original.reads());
  }

  @Test
  void answersEachRequestWithItsStatus() {
    assertThat(original.exchanges()).allSatisfy(exchange -> assertThat(exchange.status()).as(exchange.toString()).isEqualTo(exchange.call().status()));
  }

  @Test
  void readsEachObjectOncePerEnvironment() {
    assertThat(original.reads()).contains("all in order: 3", "the highest score: 1", "ml: wrong checksum: 2", "ml: S3 forbids: 0");
  }

  @Test
  void answersAsTheOpenApiDescriptionSays() {
    OpenApiInteractionValidator api = OpenApiInteractionValidator.createFor(Path.of("../openapi.yaml").toUri().toString()).build();

    assertThat(original.exchanges().stream().filter(PipelineIT::isDescribed).toList())
        .hasSizeGreaterThan(60)
        .allSatisfy(exchange -> assertThat(messages(api, exchange)).as(exchange.toString()).isEmpty());
  }

  @Test
  void refusesWhatTheOpenApiDescriptionRefuses() {
    OpenApiInteractionValidator api = OpenApiInteractionValidator.createFor(Path.of("../openapi.yaml").toUri().toString()).build();
    List<Transcript.Exchange> refused =
        original.exchanges().stream().filter(PipelineIT::isDescribed).filter(exchange -> api.validateRequest(request(exchange.call())).hasErrors()).toList();

    assertThat(refused).hasSizeGreaterThan(8).allSatisfy(exchange -> assertThat(exchange.status()).isEqualTo(400));
  }

  @Test
  void aggregatesTheMembersScores() throws Exception {
    JsonNode mean = json("all in order", "/risk?entity=kq3v9x7");
    double booster = mean.at("/members/0/score").doubleValue();
    double stacked = mean.at("/members/1/score").doubleValue();

    assertThat(booster).isNotEqualTo(stacked);
    assertThat(mean.path("score").doubleValue()).isCloseTo((booster + stacked) / 2, within(1e-6));
    assertThat(json("the highest score", "/risk?entity=kq3v9x7").path("score").doubleValue()).isEqualTo(Math.max(booster, stacked));
    assertThat(json("the weighted mean", "/risk?entity=kq3v9x7").path("score").doubleValue()).isCloseTo((booster + 2 * stacked) / 3, within(1e-6));
  }

  @Test
  void goesOnWithoutAMemberThatFails() throws Exception {
    JsonNode risk = json("ml: wrong checksum", "/risk");

    assertThat(risk.findValuesAsText("member")).containsExactly("mlx", "ml");
    assertThat(risk.at("/failed/0/reason").asText()).isEqualTo("answered 500 model_checksum_mismatch");
    assertThat(risk.path("score")).isEqualTo(risk.at("/members/0/score"));
  }

  @Test
  void swapsAModelByConfiguration() throws Exception {
    JsonNode before = json("all in order", "/score");
    JsonNode after = json("ml: another model", "/score");

    assertThat(after.at("/model/version").asText()).isEqualTo("2");
    assertThat(after.at("/model/sha256")).isNotEqualTo(before.at("/model/sha256"));
    assertThat(after.path("probability")).isNotEqualTo(before.path("probability"));
  }

  @Test
  void leavesNoProcessBehind() {
    Stream<String> children = ProcessHandle.current().descendants().map(child -> child.info().command().orElse(""));

    assertThat(children.filter(command -> command.matches(".*/(bwrap|java|mariadbd)"))).isEmpty();
  }

  private static List<ValidationReport.Message> messages(OpenApiInteractionValidator api, Transcript.Exchange exchange) {
    SimpleResponse response = SimpleResponse.Builder.status(exchange.status()).withContentType("application/json").withBody(exchange.body()).build();
    Call call = exchange.call();
    ValidationReport report =
        exchange.status() == 200
            ? api.validate(request(call), response)
            : api.validateResponse(call.path(), Request.Method.valueOf(call.method()), response);
    return report.getMessages();
  }

  private static SimpleRequest request(Call call) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(call.method(), call.path()).withContentType("application/json");
    request.withHeader("Authorization", "AWS4-HMAC-SHA256 …"); // the gateway here asks for none
    call.body().ifPresent(request::withBody);
    String query = URI.create("http://localhost" + call.target()).getQuery();
    if (query != null) {
      Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> request.withQueryParam(pair[0], pair[1]));
    }
    return request.build();
  }

  /** Others are answered by the gateway itself, and a function that does not start has no answer of its own. */
  private static boolean isDescribed(Transcript.Exchange exchange) {
    Set<String> routes = Set.of("GET /features", "GET /risk", "POST /score", "POST /score/stacked");
    return routes.contains(exchange.call().method() + " " + exchange.call().path()) && !exchange.situation().equals("an unknown aggregation");
  }

  private static JsonNode json(String situation, String target) throws Exception {
    Transcript.Exchange found =
        original.exchanges().stream()
            .filter(exchange -> exchange.situation().equals(situation) && exchange.call().target().startsWith(target))
            .findFirst()
            .orElseThrow();
    return new ObjectMapper().readTree(found.body());
  }
}
