package dev.shrink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.shrink.lambda.Architecture;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadRequest;

class SettingsTest {

    @Test
    void givesTheDefaultWhereNothingIsSet() {
        assertThat(Settings.defaults().get(SettingTable.ARCH)).isEqualTo(Architecture.X86_64);
        assertThat(Settings.defaults().origin(SettingTable.ARCH)).isEqualTo("default");
    }

    @Test
    void takesTheLaterLayerWithItsOrigin() {
        Settings file = Settings.defaults().withText(SettingTable.ARCH, List.of("x86_64"), "shrink.yaml:2").withText(SettingTable.LEVEL, List.of("members"), "shrink.yaml:3");
        Settings line = Settings.defaults().withText(SettingTable.ARCH, List.of("arm64"), "--arch");
        Settings both = file.overriddenBy(line);
        assertThat(both.get(SettingTable.ARCH)).isEqualTo(Architecture.ARM64);
        assertThat(both.origin(SettingTable.ARCH)).isEqualTo("--arch");
        assertThat(both.origin(SettingTable.LEVEL)).isEqualTo("shrink.yaml:3");
    }

    @Test
    void namesTheOriginAndTheChoicesOfAWrongValue() {
        assertThatThrownBy(() -> Settings.defaults().withText(SettingTable.ARCH, List.of("sparc"), "shrink.yaml:7"))
            .isInstanceOfSatisfying(BadRequest.class, e -> assertThat(e.explain()).contains("shrink.yaml:7", "'arch'", "sparc", "x86_64|arm64"));
    }

    @Test
    void isStaticWithARootAndLosslessWithoutUnlessAsked() {
        assertThat(Settings.defaults().tier(true)).isEqualTo(Safety.STATIC);
        assertThat(Settings.defaults().tier(false)).isEqualTo(Safety.LOSSLESS);
        assertThat(Settings.defaults().with(SettingTable.TIER, Optional.of(Safety.LOSSLESS), "--tier").tier(true)).isEqualTo(Safety.LOSSLESS);
    }

    @Test
    void everySettingHasAUniqueNameAndASentence() {
        assertThat(SettingTable.all()).extracting(Setting::name).doesNotHaveDuplicates().allMatch(name -> name.toString().matches("[a-z]+(-[a-z]+)*"));
        assertThat(SettingTable.all()).extracting(Setting::summary).allMatch(summary -> Character.isUpperCase(summary.charAt(0)) && !summary.endsWith("."));
    }
}
