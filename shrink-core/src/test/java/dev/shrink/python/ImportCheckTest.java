package dev.shrink.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.Workspace;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportCheckTest {
    private static final Tree TREE = Tree.of().file("app.py", "import lib", "def handler(e, c):", "    from lib import late", "    return late.x")
            .file("lib/__init__.py", "from .core import run").file("lib/core.py", "def run():", "    from lib import _other_system").file("lib/_other_system.pyi").file("lib/late.py", "x = 1")
            .file("lib/unused.py", "from . import gone").file("lib/gone.py", "").distribution("lib", "1", "lib");

    private static List<Breakage> broken(Settings settings, java.util.function.Function<Entry, Optional<Entry>> change) {
        try (Workspace workspace = Workspace.create()) {
            Deployment input = TREE.deployment();
            Facts before = Facts.of(input, settings, workspace);
            List<Breakage> found = new ArrayList<>();
            new ImportCheck().check(before, before.about(input.map(change)), found::add);
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Breakage> without(Settings settings, String... paths) {
        return broken(settings, entry -> Set.of(paths).contains(entry.path().name()) ? Optional.empty() : Optional.of(entry));
    }

    private static final Settings WITH_HANDLER = Settings.defaults().with(SettingTable.HANDLER, Set.of("app.handler"), "test");

    @Test
    void findsNothingWhereNothingIsMissing() {
        assertThat(without(WITH_HANDLER)).isEmpty();
    }

    @Test
    void findsAnImportThatLeadsNowhereAnyMoreWithTheChainFromTheHandler() {
        assertThat(without(WITH_HANDLER, "lib/core.py")).singleElement().satisfies(b -> {
            assertThat(b.code()).isEqualTo("python.import");
            assertThat(b.subject()).isEqualTo("lib.core");
            assertThat(b.toString()).contains("handler app.handler", "lib:1 imports lib.core", "--keep 'lib/core.*'");
        });
    }

    @Test
    void findsAnImportInsideAFunction() {
        assertThat(without(WITH_HANDLER, "lib/late.py")).extracting(Breakage::subject).containsExactly("lib.late");
    }

    @Test
    void doesNotTakeAStubForTheModule() {
        Content stub = Content.of("raise ModuleNotFoundError(\"shrink took 'lib.core' out\")".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(broken(WITH_HANDLER, entry -> Optional.of(entry.path().name().equals("lib/core.py") ? entry.withContent(stub) : entry)))
                .extracting(Breakage::subject).containsExactly("lib.core");
    }

    @Test
    void doesNotMindWhatNoRootReaches() {
        assertThat(without(WITH_HANDLER, "lib/gone.py")).isEmpty();
        assertThat(without(Settings.defaults(), "lib/gone.py")).extracting(Breakage::subject).containsExactly("lib.gone");
    }

    @Test
    void doesNotMindAModuleOfWhichOnlyATypeStubWasThere() {
        assertThat(without(WITH_HANDLER, "lib/_other_system.pyi")).isEmpty();
    }
}
