package dev.shrink.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.Architecture;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
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
    /** Words by which libraries for many platforms tell them apart, in names of folders, files or the jars around. */
    private static final Pattern PLATFORM = Pattern.compile("(?i)(?<![a-z])(win(dows|32|64)?|mac(os|osx)?|osx|darwin|linux|android|ios|(free|open|net)bsd|sun(os)?|solaris|aix"
        + "|musl|alpine|amd64|x86(_64|-64)?|x64|i[3-6]86|arm(64|el|hf|v\\d\\w*)?|aarch(64|_64)|ppc(64)?(le)?|s390x?|riscv(64)?|loongarch(64)?|mips\\w*)(?![a-z])");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Architecture target = facts.settings().get(SettingTable.ARCH);
        Map<EntryPath, NativeFormat> formats = facts.get(NativeFormats.ANALYSIS);
        Map<EntryPath, String> reasons = new ConcurrentHashMap<>();
        Set<String> served = ConcurrentHashMap.newKeySet();
        view.leaves().filter(entry -> formats.containsKey(entry.path()) && formats.get(entry.path()).library()).toList().parallelStream().forEach(entry ->
            why(entry, formats.get(entry.path()), target).ifPresentOrElse(why -> reasons.put(entry.path(), why), () -> served.add(container(entry.path()))));
        new TreeMap<>(reasons).forEach((path, why) -> {
            if (served.contains(container(path)) || PLATFORM.matcher(path.toString()).find()) {
                out.accept(new Proposal.Remove(path, Reason.of(INFO, "Linux on " + target + " cannot load it: " + why, formats.get(path).title())));
            } else {
                facts.tell(Diagnostic.note("native.foreign-alone", path.qualified(), "this stays, because nothing beside it is for Linux on " + target
                    + " and no name says that it is one of several platforms: a program may hand it out as data (" + why + ")"));
            }
        });
    }

    private static String container(EntryPath path) {
        return path.artifact() + ":" + path.container();
    }

    private static Optional<String> why(Entry entry, NativeFormat format, Architecture target) {
        if (!format.runsOn(target)) {
            return Optional.of("it is " + format.title());
        }
        try {
            return ForeignLibc.neededBy(entry.content()).map(libc -> "it needs " + libc);
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
    }
}
