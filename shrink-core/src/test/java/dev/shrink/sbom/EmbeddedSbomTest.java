package dev.shrink.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;

class EmbeddedSbomTest {

    @TempDir
    Path folder;

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

    @Test
    void theCheckFindsAComponentThatCannotBeIdentifiedAnyMore() throws IOException {
        try (Workspace workspace = Workspace.create()) {
            Deployment input = Deployment.of(new ArtifactReader(workspace, ArchiveLimits.DEFAULT, d -> { }).open(function(10).writeTo(folder), "fe", Artifact.Role.FUNCTION));
            Facts before = Facts.of(input, Settings.defaults(), workspace);
            List<Breakage> found = new ArrayList<>();
            new IdentityCheck().check(before, before.about(input), found::add);
            assertThat(found).isEmpty();
            Deployment anonymous = input.map(e -> e.path().name().contains("dist-info") ? java.util.Optional.empty() : java.util.Optional.of(e));
            new IdentityCheck().check(before, before.about(anonymous), found::add);
            assertThat(found).singleElement().satisfies(b -> assertThat(b.subject()).isEqualTo("numpy 1.26.4"));
            Deployment without = input.map(e -> e.path().name().contains("numpy") ? java.util.Optional.empty() : java.util.Optional.of(e));
            new IdentityCheck().check(before, before.about(without), found::add);
            assertThat(found).as("what is gone needs no identity").hasSize(1);
        }
    }
}
