package dev.shrink.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.shrink.lambda.Architecture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.lambda.Quota;
import dev.shrink.model.Safety;
import dev.shrink.model.Size;

/** The one table of settings. The options of the command line, the parameters of the plugin, the keys of the file and the manual follow from it. */
public final class SettingTable {

    public static final Setting<Set<String>> HANDLER = texts("handler", "A Lambda handler, a root of reachability: pkg.Class, pkg.Class::method, or module.function");
    public static final Setting<Set<String>> ROOT = texts("root", "A further root: a class, a pattern such as com.x.**, a Python module or a console script");
    public static final Setting<Optional<Safety>> TIER = new Setting<>("tier",
        new SettingType<>("lossless|static|traced", false, texts -> texts.get(texts.size() - 1).isBlank()
            ? Optional.empty() : Optional.of(SettingType.oneOf(Safety.class).reader().apply(texts))),
        Optional.empty(), "How much to take away; static where there is a root, else lossless");
    public static final Setting<Level> LEVEL = new Setting<>("level", SettingType.oneOf(Level.class), Level.CLASSES, "How finely dead JVM code is taken out");
    public static final Setting<LambdaRuntime> RUNTIME = new Setting<>("runtime", SettingType.RUNTIME, LambdaRuntime.JAVA21, "The Lambda runtime that the artifact is for");
    public static final Setting<Architecture> ARCH = new Setting<>("arch", SettingType.oneOf(Architecture.class), Architecture.X86_64, "The instruction set that the artifact is for");
    public static final Setting<Boolean> CPU_ONLY = flag("cpu-only", true, "Take out GPU code, which Lambda cannot run");
    public static final Setting<Boolean> PACK = flag("pack", false, "Pack cold parts of native libraries inside the same file; they unpack themselves when loaded");
    public static final Setting<Boolean> PRUNE_EXPORTS = flag("prune-exports", false, "Take C++ names that nothing in the deployment asks for out of native libraries (tier static)");
    public static final Setting<Boolean> SHAKE_NATIVES = flag("shake-natives", false,
        "Take functions out of native libraries that no native method of Java and no Python module leads to (tier static; needs events)");
    public static final Setting<Optional<Size>> FIT = new Setting<>("fit", SettingType.OPTIONAL_SIZE, Optional.empty(), "Pack only as many native libraries as are needed to fit into this size");
    public static final Setting<Set<String>> KEEP = texts("keep", "Keep entries, classes or modules that match this pattern as they are");
    public static final Setting<Boolean> SAFETY_NET = flag("safety-net", true, "Leave stubs for removed Python modules that say who took them and how to keep them");
    public static final Setting<Set<String>> TRACE = texts("trace", "A recorded run whose findings count as used");
    public static final Setting<Set<String>> DISABLE = texts("disable", "A rule that must not run, by its identifier");
    public static final Setting<Boolean> RECOMPRESS = flag("recompress", true, "Compress archives anew where that makes them smaller");
    public static final Setting<Integer> MAX_DEPTH = new Setting<>("max-depth", SettingType.NUMBER, 4, "How many archives inside each other are opened");
    public static final Setting<Size> BUDGET = new Setting<>("budget", SettingType.SIZE, new Size(Quota.UNZIPPED_BYTES), "The unzipped size of a function with its layers that the gate allows");
    public static final Setting<Optional<String>> BASELINE = new Setting<>("baseline", SettingType.OPTIONAL_TEXT, Optional.empty(),
        "What the gate compares with: a baseline file, a saved report, or an earlier artifact");
    public static final Setting<Optional<Growth>> MAX_GROWTH = new Setting<>("max-growth", SettingType.OPTIONAL_GROWTH, Optional.empty(),
        "How much larger than the baseline the gate allows");
    public static final Setting<Boolean> NOT_WORSE = flag("not-worse", false, "Only warn of an exceeded budget while nothing is larger than in the baseline");
    public static final Setting<Boolean> WARN_ONLY = flag("warn-only", false, "Report exceeded budgets and growth as warnings, which do not fail");
    public static final Setting<Boolean> DROP_PROVIDED = flag("drop-provided", false, "Take out what the Lambda runtime itself provides (all of a family or nothing)");

    private static final List<Setting<?>> SIZES = List.of(HANDLER, ROOT, TIER, LEVEL, RUNTIME, ARCH, CPU_ONLY, PACK, PRUNE_EXPORTS, SHAKE_NATIVES, FIT, KEEP, TRACE, DISABLE,
        RECOMPRESS, MAX_DEPTH, BUDGET, BASELINE, MAX_GROWTH, NOT_WORSE, WARN_ONLY, DROP_PROVIDED, SAFETY_NET);

    private static final List<Setting<?>> ALL = Stream.of(SIZES, PythonSettings.ALL, VerifySettings.ALL).flatMap(List::stream).toList();

    private SettingTable() { }

    /** Every setting, in the order of the manual. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting with that kebab-case name. */
    public static Optional<Setting<?>> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private static Setting<Set<String>> texts(String name, String summary) {
        return new Setting<>(name, SettingType.TEXTS, Set.of(), summary);
    }

    private static Setting<Boolean> flag(String name, boolean byDefault, String summary) {
        return new Setting<>(name, SettingType.FLAG, byDefault, summary);
    }
}
