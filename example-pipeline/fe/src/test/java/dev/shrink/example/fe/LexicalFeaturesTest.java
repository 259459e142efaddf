package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shrink.example.entity.Entity;
import org.junit.jupiter.api.Test;

class LexicalFeaturesTest {
  @Test
  void describesADomainName() {
    assertThat(LexicalFeatures.of(Entity.parse("a-1.example")))
        .containsEntry("is_ip", 0.0)
        .containsEntry("name_length", 11.0)
        .containsEntry("label_count", 2.0)
        .containsEntry("longest_label", 7.0)
        .containsEntry("digit_ratio", 1.0 / 11)
        .containsEntry("hyphen_ratio", 1.0 / 11)
        .containsEntry("is_punycode", 0.0);
    assertThat(LexicalFeatures.of(Entity.parse("bücher.example"))).containsEntry("is_punycode", 1.0);
  }

  @Test
  void takesAnAddressAsOneLabel() {
    assertThat(LexicalFeatures.of(Entity.parse("192.0.2.10")))
        .containsEntry("is_ip", 1.0)
        .containsEntry("label_count", 1.0)
        .containsEntry("longest_label", 10.0);
  }

  @Test
  void measuresEntropyInBits() {
    assertThat(LexicalFeatures.entropy("aaaa")).isEqualTo(0, within(1e-12));
    assertThat(LexicalFeatures.entropy("abcd")).isEqualTo(2, within(1e-12));
    assertThat(LexicalFeatures.entropy("aabb")).isEqualTo(1, within(1e-12));
  }
}
