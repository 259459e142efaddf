package dev.shrink.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.config.SettingTable;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntracedRuleTest {
    @TempDir
    private Path folder;

    private Tree traced(String json) throws IOException {
        Path recording = Files.writeString(folder.resolve("run.json"), json);
        return Tree.of().file("app.py", "import lib").file("lib/__init__.py", "def f():", "    from lib import lazy, heavy").file("lib/used.py", "import lib.at_once")
                .file("lib/at_once.py").file("lib/lazy.py").file("lib/heavy.py", "from lib import _native").bytes("lib/_native.cpython-311-x86_64-linux-gnu.so", new byte[5])
                .file("lib/exceptions.py").file("lib/idle.py")
                .with(SettingTable.HANDLER, Set.of("app.handler")).with(SettingTable.TRACE, Set.of(recording.toString()))
                .with(SettingTable.TIER, Optional.of(Safety.TRACED)).with(SettingTable.SAFETY_NET, false).tier(Safety.TRACED);
    }

    @Test
    void keepsWhatWasSeenAndASafetyClosure() throws IOException {
        Tree tree = traced("{\"schema\":1,\"modules\":[\"app\",\"lib\",\"lib.used\",\"elsewhere\"],\"files\":[],\"libraries\":[]}");
        assertThat(tree.removedBy(new UntracedRule()))
                .containsExactlyInAnyOrder("lib/heavy.py", "lib/_native.cpython-311-x86_64-linux-gnu.so", "lib/idle.py");
    }

    @Test
    void takesWhatARecordedRunImportedForReached() throws IOException {
        Tree tree = traced("{\"schema\":1,\"modules\":[\"app\",\"lib\",\"lib.used\"]}");
        assertThat(tree.removedBy(new UnreachedRule(), new DistributionsRule())).doesNotContain("lib/used.py", "lib/at_once.py").contains("lib/idle.py");
    }

    @Test
    void saysWhatTheRecordingDidNotCover() throws IOException {
        Tree tree = traced("{\"schema\":1,\"modules\":[\"app\",\"lib\"]}");
        tree.removedBy(new UntracedRule());
        assertThat(tree.told()).anySatisfy(line -> assertThat(line).contains("python.trace-coverage").contains("were imported in no recorded run"));
    }

    @Test
    void doesNothingWithARecordingOfAnotherLanguage() throws IOException {
        assertThat(traced("{\"schema\":1,\"classes\":[\"com.x.A\"]}").removedBy(new UntracedRule())).isEmpty();
    }

    @Test
    void refusesWhatIsNoRecording() throws IOException {
        Tree broken = traced("{\"schema\":1,");
        assertThatThrownBy(() -> broken.removedBy(new UntracedRule())).isInstanceOf(BadRequest.class).hasMessageContaining("run.json");
        Tree later = traced("{\"schema\":7}");
        assertThatThrownBy(() -> later.removedBy(new UntracedRule())).isInstanceOf(BadRequest.class);
    }
}
