package dev.shrink.jvm.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the release that will run the program, and not of the one that runs this. */
class TargetPlatformTest {
    private static final int OWN = Runtime.version().feature();

    private static Platform release(int release) {
        return TargetPlatform.of(release).platform();
    }

    @Test
    void knowsOnlyWhatTheReleaseHas() {
        assertThat(release(8).find("java/lang/StackWalker")).isEmpty();
        assertThat(release(11).find("java/lang/StackWalker")).isPresent();
        assertThat(release(11).find("java/lang/Record")).isEmpty();
    }

    @Test
    void knowsTheMembersOfTheRelease() {
        assertThat(release(8).find("java/lang/String").orElseThrow().members()).contains("trim()Ljava/lang/String;").doesNotContain("strip()Ljava/lang/String;");
        assertThat(release(11).find("java/lang/String").orElseThrow().members()).contains("strip()Ljava/lang/String;");
    }

    @Test
    void knowsPackagesThatLaterReleasesLack() {
        assertThat(release(8).find("javax/annotation/PostConstruct")).isPresent();
        assertThat(release(11).find("javax/annotation/PostConstruct")).isEmpty();
    }

    @Test
    void knowsTheHierarchy() {
        PlatformClass list = release(11).find("java/util/ArrayList").orElseThrow();

        assertThat(list.superName()).isEqualTo("java/util/AbstractList");
        assertThat(list.interfaces()).contains("java/util/RandomAccess");
        assertThat(list.overridable()).contains("size()I");
    }

    @Test
    void takesWhatIsNotExportedFromTheRunningRelease() {
        assertThat(release(11).find("java/lang/AbstractStringBuilder")).isPresent();
        assertThat(release(11).find("sun/misc/Unsafe")).isPresent();
        assertThat(release(11).find("no/Such")).isEmpty();
        assertThat(release(11).find("Unnamed")).isEmpty();
    }

    @Test
    void theRunningReleaseNeedsNoSignatures(@TempDir Path empty) {
        assertThat(TargetPlatform.of(OWN, empty.resolve("ct.sym")).shortcoming()).isEmpty();
        assertThat(TargetPlatform.of(OWN).platform().find("java/lang/Record")).isPresent();
    }

    @Test
    void saysWhenTheReleaseIsNotKnown(@TempDir Path empty) {
        assertThat(TargetPlatform.of(OWN + 1).shortcoming()).hasValueSatisfying(s -> assertThat(s).contains("does not know Java " + (OWN + 1)));
        assertThat(TargetPlatform.of(11, empty.resolve("ct.sym")).shortcoming()).hasValueSatisfying(s -> assertThat(s).contains("no JDK"));
        assertThat(TargetPlatform.of(11, empty.resolve("ct.sym")).platform().find("java/lang/String")).isPresent();
    }
}
