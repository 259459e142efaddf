package dev.shrink.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.shrink.analysis.Breakage;
import dev.shrink.model.Entry;
import dev.shrink.rule.Fixture;

class LicenceCheckTest {

    private static final Fixture FUNCTION = Fixture.zip("fe").file("LICENSE", "mine").file("Main.txt", "main")
        .jar("lib/a-1.2.jar", j -> j.file("META-INF/maven/com.x/a/pom.properties", "groupId=com.x\nartifactId=a\nversion=1.2\n")
            .file("META-INF/LICENSE", "be nice").file("META-INF/LICENSE.txt", "be nice").file("META-INF/NOTICE", "made by x").file("com/x/A.txt", "a"))
        .jar("lib/plain.jar", j -> j.file("META-INF/Doubles-LICENSE", "MIT").file("META-INF/licenses/b/terms.txt", "ISC").file("b.txt", "b"))
        .file("python/numpy/__init__.py", "").file("python/numpy-1.26.4.dist-info/METADATA", "Metadata-Version: 2.1\nName: numpy\nVersion: 1.26.4\n\n")
        .file("python/numpy-1.26.4.dist-info/licenses/LICENSE.txt", "BSD")
        .file("python/numpy-1.26.4.dist-info/RECORD", "numpy/__init__.py,,\nnumpy-1.26.4.dist-info/METADATA,,\nnumpy-1.26.4.dist-info/licenses/LICENSE.txt,,\n");

    private static List<Breakage> without(Predicate<String> gone) {
        return Checked.by(new LicenceCheck(), FUNCTION, entry -> entry.isLeaf() && gone.test(entry.path().toString()));
    }

    @Test
    void findsAJarThatLostItsNoticeAndNamesIt() {
        assertThat(without("lib/a-1.2.jar!/META-INF/NOTICE"::equals)).singleElement().satisfies(b -> {
            assertThat(b.code()).isEqualTo("sbom.licence");
            assertThat(b.subject()).isEqualTo("com.x:a 1.2");
            assertThat(b.message()).contains("a licence text", "keep lib/a-1.2.jar!/META-INF/NOTICE");
        });
    }

    @Test
    void findsAJarThatNothingIdentifiesByItsPlace() {
        assertThat(without(p -> p.startsWith("lib/plain.jar") && !p.endsWith("b.txt"))).singleElement().satisfies(b -> {
            assertThat(b.subject()).isEqualTo("plain.jar");
            assertThat(b.message()).contains("2 licence texts");
        });
    }

    @Test
    void findsADistributionThatLostItsLicence() {
        assertThat(without(p -> p.endsWith("licenses/LICENSE.txt"))).singleElement().satisfies(b -> assertThat(b.subject()).isEqualTo("numpy 1.26.4"));
    }

    @Test
    void isQuietWhereEachTextIsLeftOnceInItsArchive() {
        assertThat(without(p -> false)).isEmpty();
        assertThat(without("lib/a-1.2.jar!/META-INF/LICENSE"::equals)).isEmpty();
    }

    @Test
    void asksNoTextsOfWhatDoesNotShip() {
        assertThat(without(p -> p.startsWith("lib/a-1.2.jar") || p.contains("numpy"))).isEmpty();
    }
}
