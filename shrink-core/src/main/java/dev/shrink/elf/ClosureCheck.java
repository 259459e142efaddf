package dev.shrink.elf;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.SystemLibraries;
import dev.shrink.model.EntryPath;

/** Every library that the loader found for another ({@code DT_NEEDED}) in the input, it finds in the output. */
public final class ClosureCheck implements OutputCheck {
    @Override
    public void check(Facts before, Facts after, Consumer<Breakage> out) {
        NativeLibraries was = before.get(NativeLibraries.ANALYSIS);
        if (was.byPath().isEmpty()) {
            return;
        }
        NativeLibraries is = after.get(NativeLibraries.ANALYSIS);
        SystemLibraries system = new SystemLibraries(before.settings().get(SettingTable.RUNTIME));
        LoaderPaths pathsBefore = new LoaderPaths(before.view(), was);
        LoaderPaths pathsAfter = new LoaderPaths(after.view(), is);
        for (Map.Entry<EntryPath, NativeLibrary> each : is.byPath().entrySet()) {
            NativeLibrary original = was.byPath().get(each.getKey());
            for (String needed : original == null ? List.<String>of() : each.getValue().needed()) {
                boolean lost = is.named(needed).isEmpty() && !was.named(needed).isEmpty() && original.needed().contains(needed);
                boolean unreachable = pathsBefore.finds(original, needed) && !pathsAfter.finds(each.getValue(), needed);
                if ((lost || unreachable) && !system.has(needed)) {
                    out.accept(new Breakage("native.needed", needed, "is needed by " + each.getKey().qualified() + " and " + (lost ? "would be missing" : "would not be where the loader looks")
                            + "; keep it with --keep '**/" + needed.substring(needed.lastIndexOf('/') + 1) + "'", List.of(each.getKey() + " needs " + needed)));
                }
            }
        }
    }
}
