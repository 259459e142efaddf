package dev.shrink.example.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the template against AWS's SAM translator, cfn-lint and what the build emitted. Fails where the two cannot be installed. */
class TemplateIT {
  private static final Path TEMPLATE = Path.of("../template.yaml");
  private static final Path TOOLS = Path.of("target/lint").toAbsolutePath();
  private static final List<String> PINNED = List.of("cfn-lint==1.58.0", "aws-sam-translator==1.115.0");
  private static final String TRANSLATE =
      "import sys, json; from cfnlint.decode import cfn_yaml; from samtranslator.translator.transform import transform;"
          + " print(json.dumps(transform(cfn_yaml.load(sys.argv[1]), {}, type('NoPolicies', (), {'load': lambda self: {}})()), default=str))";

  @BeforeAll
  static void installTools() throws Exception {
    if (!Files.exists(TOOLS.resolve("bin/cfn-lint"))) {
      run("python3", "-m", "venv", TOOLS.toString()).orFail();
      Stream<String> install = Stream.of(TOOLS.resolve("bin/pip").toString(), "install", "--quiet", "--disable-pip-version-check");
      run(Stream.concat(install, PINNED.stream()).toArray(String[]::new)).orFail();
    }
  }

  @Test
  void passesCfnLint() throws Exception {
    Ran lint = lint(TEMPLATE);

    assertThat(lint.status).as(lint.output).isZero();
  }

  @Test
  void wouldNotPassWithAMistake() throws Exception {
    Path wrong = Path.of("target/wrong-template.yaml");
    Files.writeString(wrong, Files.readString(TEMPLATE).replace("MemorySize: 1536", "MemorySize: plenty").replace("!GetAtt Api.ApiEndpoint", "!GetAtt Nothing.ApiEndpoint"));
    Ran lint = lint(wrong);

    assertThat(lint.status).isNotZero();
    assertThat(lint.output).contains("plenty", "Nothing");
  }

  @Test
  void isTranslatedToAFunctionWithARoleOfItsOwnForEachHandler() throws Exception {
    // As sam package does before it.
    Path packaged = Files.writeString(Path.of("target/packaged-template.yaml"), Files.readString(TEMPLATE).replace("deployment/target/shrink/", "s3://artifacts/"));
    Ran translated = run("env", "AWS_DEFAULT_REGION=us-east-1", TOOLS.resolve("bin/python").toString(), "-c", TRANSLATE, packaged.toString());
    translated.orFail();

    for (String function : List.of("FeatureFunction", "ScoreFunction", "StackedScoreFunction")) {
      assertThat(translated.output).contains("\"" + function + "\": {\"Type\": \"AWS::Lambda::Function\"", "\"" + function + "Role\": {\"Type\": \"AWS::IAM::Role\"");
    }
    assertThat(translated.output).contains("\"AWS::ApiGatewayV2::Api\"", "\"AWS::Lambda::LayerVersion\"");
    assertThat(Pattern.compile("\"security\": \\[\\{\"AWS_IAM\": \\[]}]").matcher(translated.output).results()).as("every route is authorized").hasSize(4);
  }

  @Test
  void deploysExactlyWhatTheBuildEmits() throws IOException {
    Path folder = Path.of("../deployment/target/shrink");
    Set<String> named =
        Pattern.compile("(?:CodeUri|ContentUri): (\\S+)").matcher(Files.readString(TEMPLATE)).results().map(uri -> uri.group(1)).collect(Collectors.toSet());

    try (Stream<Path> files = Files.list(folder)) {
      Set<String> emitted =
          files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".zip")).map(name -> "deployment/target/shrink/" + name).collect(Collectors.toSet());
      assertThat(named).isEqualTo(emitted).hasSize(4);
    }
  }

  private static Ran lint(Path template) throws Exception {
    return run(TOOLS.resolve("bin/cfn-lint").toString(), "--regions", "us-east-1", "--", template.toString());
  }

  private static Ran run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  private record Ran(int status, String output) {
    void orFail() {
      assertThat(status).as(output).isZero();
    }
  }
}
