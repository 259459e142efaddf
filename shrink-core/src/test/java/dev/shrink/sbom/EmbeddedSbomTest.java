package dev.shrink.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;

class EmbeddedSbomTest {

    private static Fixture function(int bytes) {
        return Fixture.zip("fe").file("data.bin", new byte[bytes])
            .jar("lib/a-1.2.jar", j -> j.file("META-INF/maven/com.x/a/pom.properties", "groupId=com.x\nartifactId=a\nversion=1.2\n").file("com/x/A.txt", "a"))
            .file("python/numpy/__init__.py", "").file("python/numpy-1.26.4.dist-info/METADATA", "Metadata-Version: 2.1\nName: numpy\nVersion: 1.26.4\n\n")
            .file("python/numpy-1.26.4.dist-info/RECORD", "numpy/__init__.py,,\nnumpy-1.26.4.dist-info/METADATA,,\n");
    }

    @Test
    void saysWhatShipsInAFormThatTheSchemaAccepts() throws Exception {
        byte[] json = RuleHarness.of(new EmbeddedSbom()).on(function(1 << 20)).run().contentOf(CycloneDx.FILE);
        assertThat(new JsonParser().validate(json, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(json);
        assertThat(bom.getComponents()).extracting(org.cyclonedx.model.Component::getPurl).containsExactly("pkg:maven/com.x/a@1.2", "pkg:pypi/numpy@1.26.4");
    }

    @Test
    void leavesSmallArtifactsAloneAndSaysSo() {
        RuleHarness.of(new EmbeddedSbom()).on(function(10)).run().changesNothing().tells("sbom.too-large");
    }

    @Test
    void leavesABillOfMaterialsThatIsThereAsItIs() throws IOException {
        assertThat(RuleHarness.of(new EmbeddedSbom()).on(function(1 << 20).file(CycloneDx.FILE, "mine")).run().contentOf(CycloneDx.FILE)).asString().isEqualTo("mine");
    }
}
