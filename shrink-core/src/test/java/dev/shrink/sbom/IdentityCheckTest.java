package dev.shrink.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.shrink.analysis.Breakage;
import dev.shrink.model.Entry;
import dev.shrink.rule.Fixture;

class IdentityCheckTest {

    private static final Fixture FUNCTION = Fixture.zip("fe")
        .jar("lib/core.jar", j -> j.file("META-INF/maven/com.x/a/pom.properties", "groupId=com.x\nartifactId=a\nversion=1.2\n").file("com/x/A.txt", "a"))
        .file("python/numpy/__init__.py", "").file("python/numpy-1.26.4.dist-info/METADATA", "Metadata-Version: 2.1\nName: numpy\nVersion: 1.26.4\n\n")
        .file("python/numpy-1.26.4.dist-info/RECORD", "numpy/__init__.py,,\nnumpy-1.26.4.dist-info/METADATA,,\n");

    private static List<Breakage> without(Predicate<Entry> gone) {
        return Checked.by(new IdentityCheck(), FUNCTION, gone);
    }

    @Test
    void findsADistributionWithoutItsMetadata() {
        assertThat(without(e -> e.path().name().contains("dist-info"))).singleElement().satisfies(b -> {
            assertThat(b.code()).isEqualTo("sbom.identity");
            assertThat(b.subject()).isEqualTo("numpy 1.26.4");
        });
    }

    @Test
    void findsAJarWithoutItsPomPropertiesWhoseNameDoesNotTell() {
        assertThat(without(e -> e.path().name().endsWith("pom.properties"))).singleElement().satisfies(b -> assertThat(b.subject()).isEqualTo("com.x:a 1.2"));
    }

    @Test
    void isQuietAboutWhatIsIdentifiableAsBefore() {
        assertThat(without(e -> false)).isEmpty();
        assertThat(without(e -> e.path().name().endsWith("RECORD"))).as("METADATA alone tells").isEmpty();
    }

    @Test
    void asksNoIdentityOfWhatDoesNotShip() {
        assertThat(without(e -> e.path().name().contains("numpy") || e.path().toString().startsWith("lib/"))).isEmpty();
    }
}
