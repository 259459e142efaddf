package dev.shrink.report;

import java.util.List;
import java.util.Map;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.DynamicSite;
import dev.shrink.report.Report.Anatomy;
import dev.shrink.report.Report.ArtifactSize;
import dev.shrink.report.Report.CategorySize;
import dev.shrink.report.Report.ComponentSize;
import dev.shrink.report.Report.Duplicate;
import dev.shrink.report.Report.Change;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.Report.FunctionSize;
import dev.shrink.report.Report.GroupSize;
import dev.shrink.report.Report.RuleSaving;
import dev.shrink.report.Report.Totals;
import dev.shrink.report.Verdict.Check;
import dev.shrink.report.Verdict.Finding;
import dev.shrink.report.Verdict.Kind;
import dev.shrink.report.Verdict.Level;

/** A small report that has one of everything, with names that markup languages stumble over. */
public final class SampleReport {

    private static final long MIB = 1L << 20;

    private SampleReport() { }

    /** A shrink of a function and a layer that fails a budget, warns, and has a waived finding. */
    public static Report shrink() {
        Measure function = new Measure(40 * MIB, 30 * MIB, 90 * MIB, 40 * MIB, 60 * MIB, 50 * MIB, 130 * MIB, 60 * MIB, 40 * MIB);
        Measure layer = new Measure(180 * MIB, 60 * MIB, 180 * MIB, 60 * MIB, 230 * MIB, 80 * MIB, 230 * MIB, 80 * MIB, 180 * MIB);
        return new Report(Report.SCHEMA_VERSION, "shrink", verdict(), new Totals(function.plus(layer), 262_144_000, 256_000_000),
            List.of(new FunctionSize("fe", 1, 220 * MIB, 290 * MIB, 220 * MIB, 262_144_000, true)),
            List.of(new ArtifactSize("fe", "function", "target/fe.zip", function), new ArtifactSize("deps", "layer", "layers/my deps.zip", layer)),
            components(),
            List.of(new GroupSize("group", "numerics", 150 * MIB, 190 * MIB), new GroupSize("owner", "team <ml>", 150 * MIB, 190 * MIB)),
            List.of(new CategorySize("native libraries", 2, 150 * MIB, 190 * MIB, 150 * MIB, 190 * MIB), new CategorySize("JVM classes", 2, 40 * MIB, 60 * MIB, 90 * MIB, 130 * MIB)),
            List.of(new RuleSaving("elf.symbols", "lossless", "Symbols that nothing looks up", 1, 40 * MIB, 40 * MIB),
                new RuleSaving("jvm.unreachable-classes", "static", "Classes that no root reaches", 1, 20 * MIB, 40 * MIB),
                new RuleSaving("python.tests", "lossless", "Test modules", 1, 10 * MIB, 10 * MIB)),
            changes(), files(), List.of(new Anatomy("deps", "python/numpy/core/_multiarray.so", Map.of("code (r-x)", 120 * MIB, "data (rw-)", 29 * MIB, "headers and padding", MIB))),
            List.of(new Duplicate(5 * MIB, List.of("deps:python/numpy.libs/libgfortran.so", "deps:python/scipy.libs/libgfortran.so"))),
            new Baseline("shrink-baseline.json", Map.of("fe", 200 * MIB), Map.of("deps", 170 * MIB, "fe", 30 * MIB),
                Map.of("numpy", 140 * MIB, "com.x:y|z", 40 * MIB), Map.of("group:numerics", 150 * MIB)),
            List.of(new DynamicSite("com.x.Loader.load", "Class.forName(prefix + name)", "kept every class under com.x.plugins", List.of("com.x.Handler", "com.x.Loader.load"))),
            List.of(Diagnostic.warning("jvm.unknown-class-version", "fe:lib/z.jar!/A.class", "class file version 99 is not known", "It was kept"),
                Diagnostic.note("archive.note", "fe", "a note")));
    }

    /** The same deployment before anything was done. */
    public static Report check() {
        Report shrink = shrink();
        return new Report(Report.SCHEMA_VERSION, "check", Verdict.OK, shrink.totals(), shrink.functions().stream().map(f ->
                new FunctionSize(f.name(), f.layers(), f.unzippedBytesBefore(), f.unzippedBytesBefore(), f.unzippedBytesBefore(), f.limitBytes(), false)).toList(),
            shrink.artifacts(), shrink.components().stream().map(c -> new ComponentSize(c.purl(), c.name(), c.version(), c.licence(), c.chain(), c.requires(),
                c.unzippedBytesBefore(), c.unzippedBytesBefore(), c.explodedBytesBefore(), c.explodedBytesBefore(), c.zippedBytesBefore(), c.zippedBytesBefore(), Map.of())).toList(),
            shrink.groups().stream().map(g -> new GroupSize(g.kind(), g.name(), g.unzippedBytesBefore(), g.unzippedBytesBefore())).toList(), shrink.categories(), List.of(), List.of(Change.KEPT),
            shrink.files().stream().map(f -> new FileSize(f.artifact(), f.path(), f.component(), f.unzippedBytesBefore(), f.unzippedBytesBefore(), 0)).toList(),
            List.of(new Anatomy("deps", "python/numpy/core/_multiarray.so", Map.of("code (r-x)", 120 * MIB, "data (rw-)", 29 * MIB, ".symtab", 40 * MIB, "headers and padding", MIB))),
            List.of(), Baseline.NONE, List.of(), List.of());
    }

    private static Verdict verdict() {
        return Verdict.of(List.of(
            new Finding(Level.FAIL, Kind.BUDGET, "fe", "fe with 1 layer unzips to 230,686,720 B (220.0 MiB) and may unzip to 209,715,200 B (200.0 MiB)", 220 * MIB, 200 * MIB, "shrink.yaml:3"),
            new Finding(Level.WARN, Kind.BUDGET, "numerics", "group numerics takes 157,286,400 B (150.0 MiB) unzipped, 100% more than\nexpected", 150 * MIB, 100 * MIB, "shrink.yaml:12"),
            new Finding(Level.WAIVED, Kind.FORBIDDEN, "com.x:y|z", "must not contain com.x:*: com.x:y|z 1.0 comes with app > com.x:y|z 1.0", 40 * MIB, 0, "shrink.yaml:20"),
            new Finding(Kind.VERIFICATION, "fe:lib/a.jar!/A.class", "A.m() is called and missing", 0, 0)),
            List.of(new Check(Kind.BUDGET, "fe", 220 * MIB, 200 * MIB, "shrink.yaml:3"), new Check(Kind.GROWTH, "fe", 220 * MIB, 240 * MIB, "--max-growth")));
    }

    private static List<ComponentSize> components() {
        return List.of(
            new ComponentSize("pkg:pypi/numpy@1.26.4", "numpy", "1.26.4", "BSD-3-Clause", List.of("scipy 1.11.0", "numpy 1.26.4"), List.of(), 150 * MIB, 200 * MIB, 150 * MIB, 200 * MIB,
                50 * MIB, 70 * MIB, Map.of("elf.symbols", 40 * MIB, "python.tests", 10 * MIB)),
            new ComponentSize("pkg:maven/com.x/y%7Cz@1.0", "com.x:y|z", "1.0", "", List.of("app", "com.x:y|z 1.0"), List.of("pkg:pypi/numpy@1.26.4"), 40 * MIB, 60 * MIB, 90 * MIB, 130 * MIB,
                30 * MIB, 50 * MIB, Map.of("jvm.unreachable-classes", 20 * MIB)),
            new ComponentSize("", "[unattributed]", "", "", List.of("[unattributed]"), List.of(), 30 * MIB, 30 * MIB, 30 * MIB, 30 * MIB, 10 * MIB, 10 * MIB, Map.of()));
    }

    private static List<Change> changes() {
        return List.of(Change.KEPT, new Change("rewritten", "elf.symbols", "symbols that nothing looks up", List.of()),
            new Change("removed", "python.tests", "a test & nothing imports it", List.of("no import of numpy.tests")),
            new Change("removed", "jvm.unreachable-classes", "no root reaches it, \"ever\"", List.of()));
    }

    private static List<FileSize> files() {
        return List.of(
            new FileSize("fe", "lib/a.jar!/", "com.x:y|z 1.0", 0, 0, 0),
            new FileSize("fe", "lib/a.jar!/com/x/Live.class", "com.x:y|z 1.0", 40 * MIB, 40 * MIB, 0),
            new FileSize("fe", "lib/a.jar!/com/x/<Dead>.class", "com.x:y|z 1.0", 20 * MIB, 0, 3),
            new FileSize("deps", "python/numpy/core/_multiarray.so", "numpy 1.26.4", 190 * MIB, 150 * MIB, 1),
            new FileSize("deps", "python/numpy/tests/test_a.py", "numpy 1.26.4", 10 * MIB, 0, 2),
            new FileSize("deps", "python/data,\"x\".bin", "[unattributed]", 30 * MIB, 30 * MIB, 0));
    }
}
