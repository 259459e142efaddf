package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.ByteCode;
import dev.shrink.config.PythonSettings;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.Safety;
import dev.shrink.python.bytecode.PycHeader;
import dev.shrink.python.bytecode.PycHeader.Validation;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Proposal.Rewrite;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** {@code python.bytecode}: compiled files that Python would not use, and those that it could use if their times were right. */
public final class CompiledRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.bytecode", Stage.FILES, Safety.LOSSLESS,
            "Takes out byte code of other Pythons or of changed sources, and makes the rest valid whatever time the files get");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        OptionalInt minor = facts.get(PythonTarget.ANALYSIS).minor();
        for (List<ModuleFile> files : tree.moduleFiles()) {
            Optional<Entry> source = files.stream().filter(f -> f.kind() == ModuleFile.Kind.SOURCE).map(ModuleFile::entry).findFirst();
            files.stream().filter(f -> f.kind() == ModuleFile.Kind.CACHE).forEach(f -> judge(f, source, minor, facts, out));
        }
        tree.sites().forEach(site -> site.files().forEach((name, entry) -> {
            if (name.endsWith(".pyo")) {
                out.accept(new Remove(entry.path(), Reason.of(INFO, "no Python since 3.5 reads .pyo files")));
            }
        }));
    }

    private static void judge(ModuleFile file, Optional<Entry> source, OptionalInt minor, Facts facts, Consumer<Proposal> out) {
        Entry entry = file.entry();
        if (source.isEmpty()) {
            out.accept(new Remove(entry.path(), Reason.of(INFO, "Python reads __pycache__ only for a source that is there (PEP 3147)")));
            return;
        }
        if (facts.settings().get(PythonSettings.BYTECODE) == ByteCode.DROP) {
            out.accept(new Remove(entry.path(), Reason.of(INFO, "bytecode: drop was asked for; Python compiles the source when it is imported")));
            return;
        }
        if (file.tag().contains("opt-")) {
            out.accept(new Remove(entry.path(), Reason.of(INFO, "Python reads optimised byte code only under -O")));
            return;
        }
        try {
            Optional<PycHeader> header = PycHeader.parse(entry.content().head(16));
            if (header.isEmpty() || minor.isPresent() && header.get().pythonMinor().orElse(-1) != minor.getAsInt()) {
                out.accept(new Remove(entry.path(), Reason.of(INFO, "it is byte code of another Python than the target's", file.tag())));
            } else if (header.get().validation() == Validation.TIMESTAMP) {
                out.accept(isCurrent(header.get(), source.get())
                        ? new Rewrite(entry.path(), new UncheckedTransform(source.get().content()), Reason.of(INFO,
                                "its time stamp cannot match a source written with a fixed time; marked as unchecked (PEP 552) it is used"))
                        : new Remove(entry.path(), Reason.of(INFO, "its source has changed since; Python would compile it anew")));
            }
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.unreadable", entry.path().qualified(), "cannot be read: " + e.getMessage(), "It is kept"));
        }
    }

    /** CPython compares size and time; where the container holds no exact time, as zips do not, the size has to do. */
    private static boolean isCurrent(PycHeader header, Entry source) throws IOException {
        if (header.sourceSize() != (source.size() & 0xFFFFFFFFL)) {
            return false;
        }
        Optional<Path> file = source.content().file();
        return file.isEmpty() || Files.getLastModifiedTime(file.get()).toMillis() / 1000 == header.sourceTime();
    }
}
