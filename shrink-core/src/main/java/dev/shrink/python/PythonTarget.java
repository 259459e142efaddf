package dev.shrink.python;

import dev.shrink.analysis.Analysis;
import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.Architecture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.model.Deployment;
import dev.shrink.python.dist.MarkerEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python that a deployment is for: as configured, or else the one that most of its extension modules were built for.
 *
 * @param minor the {@code y} of Python {@code 3.y}; empty when neither settings nor files tell
 * @param machine as {@code uname -m} says: {@code x86_64} or {@code aarch64}
 */
record PythonTarget(OptionalInt minor, String machine) {
    static final Analysis<PythonTarget> ANALYSIS = new Finding();
    private static final Pattern TAG = Pattern.compile("(?:cpython-|cp)3(\\d+).*");
    private static final int NEWEST = 14;

    /** What requirements' markers are evaluated in; the newest Python stands in for an unknown one. */
    MarkerEnvironment markers() {
        return MarkerEnvironment.lambda("3." + minor.orElse(NEWEST), machine);
    }

    /** Whether a tag such as {@code cpython-38-x86_64-linux-gnu} names another Python or another machine than this. */
    boolean isForeign(String tag) {
        Matcher m = TAG.matcher(tag);
        boolean otherPython = tag.startsWith("cpython-") && m.matches() && minor.isPresent() && number(m.group(1)) != minor.getAsInt();
        boolean otherSystem = tag.contains("darwin") || tag.contains("musl") || tag.contains("win32") || tag.contains("win_amd64");
        boolean otherMachine = tag.contains("-linux-gnu") && tag.startsWith("cpython-") && !tag.contains(machine);
        return otherPython || otherSystem || otherMachine;
    }

    private static int number(String digits) {
        return digits.length() < 4 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private record Finding() implements Analysis<PythonTarget> {
        @Override
        public PythonTarget analyze(Deployment view, Facts facts) {
            String machine = facts.settings().get(SettingTable.ARCH) == Architecture.ARM64 ? "aarch64" : "x86_64";
            LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
            if (runtime.language() == LambdaRuntime.Language.PYTHON) {
                return new PythonTarget(OptionalInt.of(runtime.version()), machine);
            }
            return new PythonTarget(mostFrequent(facts.get(PythonTree.ANALYSIS)), machine);
        }

        private static OptionalInt mostFrequent(PythonTree tree) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (List<ModuleFile> files : tree.moduleFiles()) {
                for (ModuleFile file : files) {
                    Matcher m = TAG.matcher(file.tag());
                    if (file.kind() == ModuleFile.Kind.EXTENSION && file.tag().startsWith("cpython-") && m.matches()) {
                        counts.merge(number(m.group(1)), 1, Integer::sum);
                    }
                }
            }
            return counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(e -> OptionalInt.of(e.getKey())).orElse(OptionalInt.empty());
        }
    }
}
