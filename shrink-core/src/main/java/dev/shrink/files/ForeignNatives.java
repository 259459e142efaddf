package dev.shrink.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.Architecture;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Removes native code that the target cannot load: other systems, other architectures. By magic bytes, never by path. */
public final class ForeignNatives implements Rule {

    private static final RuleInfo INFO = new RuleInfo("native.foreign", Stage.FILES, Safety.LOSSLESS,
        "Removes native libraries of other systems and architectures");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Architecture target = facts.settings().get(SettingTable.ARCH);
        Map<EntryPath, NativeFormat> formats = facts.get(NativeFormats.ANALYSIS);
        Map<EntryPath, String> reasons = new ConcurrentHashMap<>();
        view.leaves().filter(entry -> formats.containsKey(entry.path()) && formats.get(entry.path()).library()).toList().parallelStream()
            .forEach(entry -> why(entry, formats.get(entry.path()), target).ifPresent(why -> reasons.put(entry.path(), why)));
        new TreeMap<>(reasons).forEach((path, why) -> out.accept(new Proposal.Remove(path,
            Reason.of(INFO, "Linux on " + target + " cannot load it: " + why, formats.get(path).title()))));
    }

    private static Optional<String> why(Entry entry, NativeFormat format, Architecture target) {
        if (!format.runsOn(target)) {
            return Optional.of("it is " + format.title());
        }
        try {
            return ForeignLibc.neededBy(entry.content()).map(libc -> "it needs " + libc);
        } catch (IOException e) {
            throw new BadArtifact("artifact.entry-unreadable", entry.path().qualified(), "it cannot be read: " + e.getMessage(), "The archive may be damaged; build it again", e);
        }
    }
}
