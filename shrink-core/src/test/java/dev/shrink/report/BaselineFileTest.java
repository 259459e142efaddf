package dev.shrink.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.shrink.model.ShrinkException.BadArtifact;

class BaselineFileTest {

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWroteOneSizePerLine() throws IOException {
        Path file = folder.resolve("b.json");
        Baseline baseline = Baseline.of(SampleReport.shrink(), file.toString());
        BaselineFile.write(baseline, file);
        assertThat(BaselineFile.read(file)).isEqualTo(baseline);
        assertThat(Files.readAllLines(file)).anyMatch(l -> l.matches("\\s*\"numpy\" : 157286400,?"));
    }

    @Test
    void aRatchetTakesSmallerSizesAndNewNamesOnly() {
        Baseline then = new Baseline("old", Map.of("a", 10L, "b", 10L, "gone", 1L), Map.of(), Map.of(), Map.of());
        Baseline now = new Baseline("new", Map.of("a", 5L, "b", 20L, "c", 7L), Map.of(), Map.of(), Map.of());
        assertThat(then.lowered(now).functions()).isEqualTo(Map.of("a", 5L, "b", 10L, "c", 7L));
    }

    @Test
    void refusesWhatIsNoBaseline() throws IOException {
        for (String text : new String[] {"", "[]", "{\"schemaVersion\": 7, \"functions\": {}}", "{\"schemaVersion\": 1, \"functions\": {\"a\": \"big\"}}", "{"}) {
            Path file = Files.writeString(folder.resolve("x.json"), text);
            assertThatThrownBy(() -> BaselineFile.read(file)).as(text).isInstanceOf(BadArtifact.class);
        }
        assertThatThrownBy(() -> BaselineFile.read(folder.resolve("none.json"))).isInstanceOf(BadArtifact.class);
    }
}
