package dev.shrink.example.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTest {
  @ParameterizedTest
  @CsvSource({
    "Example.COM,example.com,domain",
    "example.com.,example.com,domain",
    "' login.example.com ',login.example.com,domain",
    "bücher.example,xn--bcher-kva.example,domain",
    "192.0.2.1,192.0.2.1,ip",
    "2001:DB8::1,2001:db8:0:0:0:0:0:1,ip",
    "::ffff:192.0.2.1,192.0.2.1,ip"
  })
  void readsCanonicalForm(String input, String text, String kind) {
    Entity entity = Entity.parse(input);

    assertThat(entity.text()).isEqualTo(text);
    assertThat(entity.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "a..b",
        ".example.com",
        "-bad.example.com",
        "under_score.example.com",
        "http://example.com/",
        "example.com' OR '1'='1",
        "example.1",
        "256.1.1.1",
        "1.2.3",
        "01.2.3.4",
        "fe80::1%eth0",
        "12345::1",
        "1::2::3",
        "[::1]",
        "a\u0000b.example"
      })
  void refusesWhatNamesNothing(String input) {
    assertThatThrownBy(() -> Entity.parse(input))
        .isInstanceOfSatisfying(ServiceException.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ENTITY));
  }

  @Test
  void refusesNamesBeyondTheLimitsOfDns() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "a".repeat(61));

    assertThat(Entity.parse(longest).text()).hasSize(253);
    assertThatThrownBy(() -> Entity.parse(longest + "a")).hasMessageContaining("253");
    assertThatThrownBy(() -> Entity.parse(longest + "aa")).hasMessageContaining("254");
    assertThatThrownBy(() -> Entity.parse("a".repeat(64) + ".example")).isInstanceOf(ServiceException.class);
  }
}
