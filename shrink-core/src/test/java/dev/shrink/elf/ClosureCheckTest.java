package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Container;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosureCheckTest {
    private static Entry file(String path, byte[] bytes) {
        return Entry.file(EntryPath.of("fn", path), Content.of(bytes), bytes.length);
    }

    private static Deployment deployment() {
        return Deployment.of(new Artifact("fn", Artifact.Role.FUNCTION, Path.of("fn"), 0, new Container(Container.Form.FOLDER, List.of(
                file("lib/libuser.so", new ElfFixture().soname("libuser.so").needing("libused.so.3").needing("libc.so.6").needing("libnowhere.so").bytes()),
                file("lib/libused.so.3", new ElfFixture().soname("libused.so.3").bytes()), file("lib/libother.so", new ElfFixture().soname("libother.so").bytes())))));
    }

    private static List<Breakage> without(String path) throws IOException {
        try (Workspace workspace = Workspace.create()) {
            Facts before = Facts.of(deployment(), Settings.defaults(), workspace);
            List<Breakage> found = new ArrayList<>();
            new ClosureCheck().check(before, before.about(deployment().map(e -> e.path().name().equals(path) ? Optional.empty() : Optional.of(e))), found::add);
            return found;
        }
    }

    @Test
    void findsALibraryThatIsNeededAndGone() throws IOException {
        assertThat(without("lib/libused.so.3")).singleElement().satisfies(b -> assertThat(b.toString()).contains("libused.so.3", "lib/libuser.so", "--keep '**/libused.so.3'"));
    }

    @Test
    void doesNotMindLibrariesThatNobodyNeedsOrThatWereNeverThere() throws IOException {
        assertThat(without("lib/libother.so")).isEmpty();
        assertThat(without("none")).isEmpty();
    }

    @Test
    void standInFindsWhatTheLibraryFoundThatItReplaces(@TempDir Path folder) throws IOException {
        byte[] solver = new ElfFixture().soname("libcusolver.so.12").needing("libcublas.so.13").runPath("$ORIGIN").code(9000).bytes();
        Path standIn = folder.resolve("stand-in.so");
        assertThat(StandIn.write(Files.write(folder.resolve("original.so"), solver), standIn, Set.of(), List.of("libcublas.so.13"))).isInstanceOf(RewriteOutcome.Rewritten.class);
        Deployment original = Deployment.of(new Artifact("fn", Artifact.Role.FUNCTION, Path.of("fn"), 0, new Container(Container.Form.FOLDER, List.of(
                file("nvidia/lib/libcusolver.so.12", solver), file("nvidia/lib/libcublas.so.13", new ElfFixture().soname("libcublas.so.13").bytes())))));
        Entry replaced = file("nvidia/lib/libcusolver.so.12", Files.readAllBytes(standIn));
        try (Workspace workspace = Workspace.create()) {
            Facts before = Facts.of(original, Settings.defaults(), workspace);
            List<Breakage> found = new ArrayList<>();
            new ClosureCheck().check(before, before.about(original.map(e -> Optional.of(e.path().equals(replaced.path()) ? replaced : e))), found::add);
            assertThat(found).isEmpty();
        }
    }
}
