package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.shrink.config.Settings;
import dev.shrink.model.ShrinkException.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class BackendsTest {

    @TempDir
    Path folder;

    private Backends start(String command, Duration patience) throws IOException, InterruptedException {
        return Backends.start(command, "--backends", folder, patience);
    }

    @Test
    void givesAFunctionItsOwnVariablesAndThoseOfAll() throws Exception {
        try (Backends backends = start("echo URL=http://127.0.0.1:1/a=b; echo ml:MODEL=x; echo ml:URL=other; echo; cat", Duration.ofSeconds(30))) {
            assertThat(backends.environment("fe")).containsExactlyEntriesOf(java.util.Map.of("URL", "http://127.0.0.1:1/a=b"));
            assertThat(backends.environment("ml")).containsEntry("URL", "other").containsEntry("MODEL", "x").hasSize(2);
        }
    }

    @Test
    void letsTheCommandCleanUpWhenItsInputEnds() throws Exception {
        Path cleaned = folder.resolve("cleaned");
        start("echo; cat; echo more > '" + cleaned + "'", Duration.ofSeconds(30)).close();

        assertThat(cleaned).exists();
    }

    @Test
    void tellsWhatTheCommandSaidWhereItEndsTooEarly() {
        assertThatThrownBy(() -> start("echo A=b; echo no room here >&2; exit 1", Duration.ofSeconds(30))).isInstanceOf(BadRequest.class)
            .hasMessageContaining("the backends ended before they were up: no room here");
    }

    @Test
    void doesNotWaitForeverAndLeavesNothingBehind() throws Exception {
        assertThatThrownBy(() -> start("echo $$ > '" + folder.resolve("pid") + "'; cat", Duration.ofMillis(500))).isInstanceOf(BadRequest.class)
            .hasMessageContaining("not up after");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void refusesALineThatIsNoVariable() {
        assertThatThrownBy(() -> start("echo Starting MariaDB; echo; cat", Duration.ofSeconds(30))).isInstanceOf(BadRequest.class)
            .hasMessageContaining("'Starting MariaDB', which is no variable");
    }

    @Test
    void startsNothingWhereNothingIsNamed() throws Exception {
        try (Backends backends = Backends.start(Settings.defaults(), folder)) {
            assertThat(backends.environment("fe")).isEmpty();
        }
    }
}
