package dev.shrink.example.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ServiceException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RankedPopularityTest {
  @Test
  void fallsWithTheLogarithmOfTheRank() {
    PopularityList list = RankedPopularity.read(csv("rank,entity\n1,first.example\n1000,middle.example\n9999999,last.example\n"));

    assertThat(list.popularity(Entity.parse("first.example"))).isEqualTo(1);
    assertThat(list.popularity(Entity.parse("middle.example"))).isCloseTo(0.5, within(1e-12));
    assertThat(list.popularity(Entity.parse("last.example"))).isZero();
    assertThat(list.popularity(Entity.parse("unlisted.example"))).isZero();
  }

  @Test
  void saysThatAListIsBroken() {
    assertThatThrownBy(() -> RankedPopularity.read(csv("<html>not a list</html>")))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("popularity list");
    assertThatThrownBy(() -> RankedPopularity.read(csv("rank,entity\nfirst,a.example\n"))).isInstanceOf(ServiceException.class);
  }

  private static byte[] csv(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
