package dev.shrink.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.report.Diff;
import dev.shrink.report.Report;
import dev.shrink.report.SampleReport;

class RenderersTest {

    private static final Path SCHEMA = Path.of("../docs/report.schema.json");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown", "html", "csv", "junit", "sarif", "github", "cyclonedx"})
    void rendersAShrinkAsItDidBefore(String format) throws IOException {
        Golden.assertSame("shrink." + format, Golden.rendered(Renderers.named(format), SampleReport.shrink()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "junit", "html"})
    void rendersACheckAsItDidBefore(String format) throws IOException {
        Golden.assertSame("check." + format, Golden.rendered(Renderers.named(format), SampleReport.check()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html"})
    void rendersADiffAsItDidBefore(String format) throws IOException {
        Golden.assertSame("diff." + format, Golden.rendered(Renderers.named(format), Diff.between(SampleReport.check(), SampleReport.shrink())));
    }

    @Test
    void readsBackExactlyWhatItWrote() throws IOException {
        Path file = save(SampleReport.shrink());
        assertThat(ReportReader.isReport(file)).isTrue();
        assertThat(ReportReader.read(file)).isEqualTo(SampleReport.shrink());
    }

    @Test
    void writesEachFileOnOneLine() {
        assertThat(Golden.rendered(Renderers.named("json"), SampleReport.shrink()).lines().filter(line -> line.strip().startsWith("{ \"artifact\"") && line.contains("unzippedBytesBefore")))
            .hasSameSizeAs(SampleReport.shrink().files()).allMatch(line -> line.matches(".*}, ?|.*}"));
    }

    @Test
    void documentsEveryFieldOfTheJsonReport() throws IOException {
        for (Report report : List.of(SampleReport.shrink(), SampleReport.check())) {
            String json = Golden.rendered(Renderers.named("json"), report);
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SCHEMA));
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.replace("\"unzippedBytes\"", "\"unknownBytes\""), InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void writesABillOfMaterialsThatTheCycloneDxSchemaAccepts() throws Exception {
        byte[] json = Golden.rendered(Renderers.named("cyclonedx"), SampleReport.shrink()).getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonParser().validate(json, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(json);
        assertThat(bom.getComponents()).extracting(org.cyclonedx.model.Component::getPurl).containsExactly("pkg:maven/com.x/y%7Cz@1.0", "pkg:pypi/numpy@1.26.4");
    }

    @Test
    void writesJUnitFilesThatAParserCounts() throws Exception {
        String xml = Golden.rendered(Renderers.named("junit"), SampleReport.shrink());
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        org.w3c.dom.Element suite = (org.w3c.dom.Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(Integer.parseInt(suite.getAttribute("tests"))).isEqualTo(5);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(Integer.parseInt(suite.getAttribute("failures"))).isEqualTo(2);
    }

    @Test
    void keepsSarifFingerprintsWhileSizesAndLinesChange() throws IOException {
        String before = Golden.rendered(Renderers.named("sarif"), SampleReport.shrink());
        JsonNode results = new ObjectMapper().readTree(before).at("/runs/0/results");
        assertThat(results).allSatisfy(r -> assertThat(r.at("/partialFingerprints/shrinkFinding~1v1").asText()).isNotEmpty().doesNotContain("220").doesNotEndWith(":3"));
        assertThat(results.get(0).at("/locations/0/physicalLocation/region/startLine").isMissingNode()).isTrue();
        assertThat(results.get(1).at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(3);
    }

    @Test
    void addsUpInCsv() {
        long sum = Golden.rendered(Renderers.named("csv"), SampleReport.shrink()).lines().skip(1)
            .map(line -> line.replaceAll("\"[^\"]*(\"\"[^\"]*)*\"", "quoted").split(",")).mapToLong(f -> Long.parseLong(f[4])).sum();
        assertThat(sum).isEqualTo(SampleReport.shrink().totals().measure().unzippedBytesBefore());
    }

    @Test
    void writesNoMoreThanTenAnnotationsOfAKind() {
        Report many = SampleReport.shrink().withFindings(java.util.stream.IntStream.range(0, 30)
            .mapToObj(i -> new dev.shrink.report.Verdict.Finding(dev.shrink.report.Verdict.Kind.BUDGET, "f" + i, "too big", 2, 1)).toList());
        assertThat(Golden.rendered(Renderers.named("github"), many).lines().filter(l -> l.startsWith("::error"))).hasSize(10);
    }

    @Test
    void saysWhichFormatsThereAre() {
        assertThatThrownBy(() -> Renderers.named("jason")).isInstanceOfSatisfying(BadRequest.class, e -> assertThat(e.explain()).contains("'jason'", "json, markdown"));
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Path text = Files.writeString(folder.resolve("x.json"), "{\"schemaVersion\": 99, \"verdict\": {}}");
        Path list = Files.writeString(folder.resolve("y.json"), "[1, 2");
        assertThatThrownBy(() -> ReportReader.read(text)).isInstanceOf(BadArtifact.class).hasMessageContaining("99");
        assertThatThrownBy(() -> ReportReader.read(list)).isInstanceOf(BadArtifact.class);
        assertThatThrownBy(() -> ReportReader.read(folder.resolve("none"))).isInstanceOf(BadArtifact.class);
        Path dangling = Files.writeString(folder.resolve("z.json"), Golden.rendered(Renderers.named("json"), SampleReport.shrink()).replace("\"change\" : 3", "\"change\" : 4"));
        assertThatThrownBy(() -> ReportReader.read(dangling)).isInstanceOf(BadArtifact.class).hasMessageContaining("change");
        assertThat(ReportReader.isReport(list)).isFalse();
        assertThat(ReportReader.isReport(folder.resolve("none"))).isFalse();
    }

    private Path save(Report report) throws IOException {
        return Files.writeString(folder.resolve("report.json"), Golden.rendered(Renderers.named("json"), report));
    }
}
