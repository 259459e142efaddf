package dev.shrink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void writesNothingWhereNobodyLooks() {
        try (Progress progress = new Progress(err, false, false)) {
            progress.accept("reading");
        }
        assertThat(written.size()).isZero();
    }

    @Test
    void writesALinePerStepForThoseWhoAsk() {
        try (Progress progress = new Progress(err, false, true)) {
            progress.accept("reading");
            progress.accept("writing");
        }
        assertThat(text().lines()).hasSize(2).allMatch(line -> line.matches("shrink: (reading|writing) \\(\\d+\\.\\d s\\)"));
    }

    @Test
    void takesItsLineAwayAtTheEnd() throws InterruptedException {
        try (Progress progress = new Progress(err, true, false)) {
            progress.accept("reading");
            Instant giveUp = Instant.now().plus(Duration.ofSeconds(20));
            while (!text().contains("reading") && Instant.now().isBefore(giveUp)) {
                Thread.sleep(50);
            }
        }
        assertThat(text()).contains("reading").endsWith("\r\u001b[2K").doesNotContain("\n");
    }

    @Test
    void isForTerminalsOutsideOfCiOnly() {
        assertThat(new Terminal(err, err, Map.of(), true).animated()).isTrue();
        assertThat(new Terminal(err, err, Map.of("CI", "true"), true).animated()).isFalse();
        assertThat(new Terminal(err, err, Map.of(), false).animated()).isFalse();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
