package dev.shrink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({"262144000, 262144000", "250MiB, 262144000", "256 MB, 256000000", "1.5GiB, 1610612736", "512kib, 524288", "7B, 7"})
    void readsBytesAndUnits(String text, long bytes) {
        assertThat(Size.parse(text)).isEqualTo(new Size(bytes));
    }

    @ParameterizedTest
    @CsvSource({"much", "-1", "12 parsecs", "''"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Size.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is not a size");
    }

    @Test
    void printsExactBytesWithMebibytesBesideThem() {
        assertThat(new Size(254_201_344)).hasToString("254,201,344 B (242.4 MiB)");
    }

    @Test
    void printsShares() {
        assertThat(new Size(97).shareOf(100)).isEqualTo("97.0 %");
        assertThat(new Size(97).shareOf(0)).isEqualTo("–");
    }
}
