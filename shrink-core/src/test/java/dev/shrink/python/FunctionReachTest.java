package dev.shrink.python;

import dev.shrink.config.SettingTable;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two functions and a layer: each function is asked for itself. */
class FunctionReachTest {
    private static Fixture distribution(Fixture on, String name, String... files) {
        StringBuilder record = new StringBuilder();
        for (String file : files) {
            record.append(file).append(",,\n");
        }
        return on.file(name + "-1.dist-info/METADATA", "Name: " + name + "\nVersion: 1\n").file(name + "-1.dist-info/RECORD", record.toString());
    }

    private static RuleHarness deployment(String... handlers) {
        Fixture fe = distribution(Fixture.folder("fe").file("fe_app.py", "import frame\ndef handler(e, c): pass\n")
                .file("frame/__init__.py", "try:\n    import science.sparse\nexcept ImportError: pass\nimport shared.one\n"), "frame", "frame/__init__.py");
        Fixture ml = distribution(Fixture.folder("ml").file("ml_app.py", "import science\ndef handler(e, c): pass\n").file("science/__init__.py", "import shared.two\n")
                .file("science/sparse.py", "big = 1\n"), "science", "science/__init__.py", "science/sparse.py");
        Fixture layer = distribution(Fixture.folder("layer").file("shared/__init__.py", "").file("shared/one.py", "").file("shared/two.py", "").file("shared/three.py", ""),
                "shared", "shared/__init__.py", "shared/one.py", "shared/two.py", "shared/three.py");
        return RuleHarness.of(new UnreachedRule()).with(s -> s.with(SettingTable.HANDLER, Set.of(handlers), "test").with(SettingTable.SAFETY_NET, false, "test")).on(fe).on(ml).layer(layer);
    }

    @Test
    void aFunctionCannotReachWhatOnlyItsNeighbourHas() {
        deployment("fe_app.handler", "ml_app.handler").run().removes("science/sparse.py").keeps("science/__init__.py", "frame/__init__.py");
    }

    @Test
    void aLayerKeepsWhatAnyFunctionReaches() {
        deployment("fe_app.handler", "ml_app.handler").run().keeps("shared/one.py", "shared/two.py").removes("shared/three.py");
    }

    @Test
    void aFunctionWithoutKnownRootsKeepsAllAndSoDoesItsLayer() {
        deployment("fe_app.handler").run().keeps("science/sparse.py", "shared/two.py", "shared/three.py");
    }
}
