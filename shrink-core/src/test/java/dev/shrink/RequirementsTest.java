package dev.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.shrink.config.Settings;
import dev.shrink.model.Component;
import dev.shrink.model.ShrinkException.BadRequest;
import dev.shrink.rule.Fixture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** app requires left and right; both require base; left alone requires leaf. */
class RequirementsTest {

    @TempDir
    Path folder;

    private final Shrinker shrinker = Shrinker.withInstalledRules();

    @Test
    void namesEveryShortestChain() {
        assertThat(why("base").chains()).extracting(chain -> chain.stream().map(Component::name).toList())
            .containsExactlyInAnyOrder(List.of("app", "left", "base"), List.of("app", "right", "base"));
    }

    @Test
    void excludingFreesWhatNothingElseRequires() {
        ComponentExplanation left = why("left");
        assertThat(left.retained()).extracting(Component::name).containsExactly("left", "leaf");
        assertThat(left.frees()).isEqualTo(left.bytes() + why("leaf").bytes());
        assertThat(why("base").retained()).extracting(Component::name).containsExactly("base");
        assertThat(why("app").retained()).hasSize(5);
    }

    @Test
    void guessesAMisspeltRule() {
        Settings wrong = Settings.defaults().withText(dev.shrink.config.SettingTable.DISABLE, List.of("python.test"), "--disable");
        assertThatThrownBy(() -> shrinker.check(request(wrong))).isInstanceOfSatisfying(BadRequest.class, e -> assertThat(e.explain()).contains("Did you mean 'python.tests'?"));
    }

    private ComponentExplanation why(String name) {
        return shrinker.why(request(Settings.defaults()), name).components().get(0);
    }

    private Request request(Settings settings) {
        Fixture fixture = Fixture.folder("layer");
        distribution(fixture, "app", "left", "right");
        distribution(fixture, "left", "base", "leaf");
        distribution(fixture, "right", "base");
        distribution(fixture, "base");
        distribution(fixture, "leaf");
        return Request.of(List.of(fixture.writeTo(folder)), List.of(), settings);
    }

    private static void distribution(Fixture fixture, String name, String... requires) {
        StringBuilder metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n");
        for (String required : requires) {
            metadata.append("Requires-Dist: ").append(required).append('\n');
        }
        fixture.file("python/" + name + "/__init__.py", "x = '" + name.repeat(10) + "'\n").file("python/" + name + "-1.0.dist-info/METADATA", metadata + "\n")
            .file("python/" + name + "-1.0.dist-info/RECORD", name + "/__init__.py,,\n" + name + "-1.0.dist-info/METADATA,,\n" + name + "-1.0.dist-info/RECORD,,\n");
    }
}
