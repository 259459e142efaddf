package dev.shrink.elf;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.Architecture;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.lambda.SystemLibraries;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.preflight}: takes nothing away; warns about libraries that the chosen runtime will not load. */
public final class PreflightRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.preflight", Stage.BYTES, Safety.LOSSLESS,
            "Changes nothing; warns about native libraries that the chosen runtime cannot load");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
        LoaderPaths paths = new LoaderPaths(view, libraries);
        // A stand-in needs nothing of the system.
        Set<EntryPath> replaced = facts.settings().get(SettingTable.CPU_ONLY) ? facts.get(StandInPlan.ANALYSIS).functions().keySet() : Set.of();
        for (NativeLibrary library : libraries.all()) {
            if (isForThisArchitecture(library, facts) && !replaced.contains(library.path())) {
                checkVersions(library, libraries, facts);
                checkNeeds(library, libraries, paths, facts);
            }
        }
    }

    private static boolean isForThisArchitecture(NativeLibrary library, Facts facts) {
        Architecture wanted = facts.settings().get(SettingTable.ARCH);
        boolean same = library.architecture().filter(wanted::equals).isPresent();
        if (!same && library.path().depth() == 0) {
            facts.tell(Diagnostic.warning("elf.wrong-architecture", library.path().qualified(), "is built for %s, the function runs on %s"
                    .formatted(library.architecture().map(Architecture::id).orElse("another processor"), wanted.id()), "Build or download it for " + wanted.id() + ", or set the architecture"));
        }
        return same;
    }

    private static void checkVersions(NativeLibrary library, NativeLibraries libraries, Facts facts) {
        LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
        SystemLibraries system = new SystemLibraries(runtime);
        TreeSet<String> lacking = new TreeSet<>();
        for (NativeLibrary.NeededVersion version : library.neededVersions()) {
            // A library that the artifact brings itself is not the runtime's.
            boolean runtimes = system.has(version.file()) && libraries.named(version.file()).isEmpty();
            if (runtimes && !version.weak() && !system.defines(version.version())) {
                lacking.add(version.version() + " of " + version.file() + " (the runtime's newest is " + system.newest(version.version()).orElse("older") + ")");
            }
        }
        if (!lacking.isEmpty()) {
            facts.tell(Diagnostic.warning("elf.version-too-new", library.path().qualified(), "needs " + String.join(", ", lacking) + ": it cannot be loaded on "
                    + runtime.id() + " (" + runtime.system().title() + ")", "Take a build for an older system (a manylinux wheel with a lower number), or a newer runtime"));
        }
    }

    private static void checkNeeds(NativeLibrary library, NativeLibraries libraries, LoaderPaths paths, Facts facts) {
        LambdaRuntime runtime = facts.settings().get(SettingTable.RUNTIME);
        SystemLibraries system = new SystemLibraries(runtime);
        for (String needed : library.needed()) {
            if (system.has(needed)) {
                continue;
            }
            List<NativeLibrary> candidates = libraries.named(needed);
            if (candidates.isEmpty()) {
                facts.tell(Diagnostic.warning("elf.missing-library", library.path().qualified(), "needs " + needed + ", which neither the deployment nor " + runtime.id()
                        + " has", "Add the library to lib/ of the function or of a layer"));
            } else if (library.path().depth() == 0 && !paths.finds(library, needed)) {
                facts.tell(Diagnostic.note("elf.out-of-reach", library.path().qualified(), "needs " + needed + ", which is at " + candidates.get(0).path()
                        + " but not where the loader looks; it must have been loaded before"));
            }
        }
    }
}
