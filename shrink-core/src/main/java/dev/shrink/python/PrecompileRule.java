package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.config.ByteCode;
import dev.shrink.config.PythonSettings;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Artifact;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.python.host.Compiler;
import dev.shrink.python.host.HostPython;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Add;
import dev.shrink.rule.Proposal.Remove;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** {@code python.precompile}: byte code for the runtime's Python, beside the sources or in place of them. Only where it is asked for. */
public final class PrecompileRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.precompile", Stage.BYTES, Safety.LOSSLESS,
            "Adds byte code for the runtime's Python, or puts it in place of sources that nothing reads, where bytecode asks for it");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        ByteCode wanted = facts.settings().get(PythonSettings.BYTECODE);
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        if (tree.isEmpty() || wanted != ByteCode.PRECOMPILE && wanted != ByteCode.ONLY) {
            return;
        }
        OptionalInt minor = facts.get(PythonTarget.ANALYSIS).minor();
        Optional<HostPython> python = minor.isPresent() ? HostPython.ofMinor(facts.settings(), minor.getAsInt()) : Optional.empty();
        if (python.isEmpty()) {
            facts.tell(Diagnostic.warning("python.no-compiler", facts.settings().origin(PythonSettings.BYTECODE),
                    minor.isEmpty() ? "byte code is for one version of Python, and the target's is not known" : "byte code can only be made by Python 3." + minor.getAsInt()
                            + ", and there is none on this machine; byte code stays as it is",
                    minor.isEmpty() ? "Set --runtime" : "Install it, or name it with --python; the runtime is " + facts.settings().get(SettingTable.RUNTIME)));
            return;
        }
        try {
            compile(work(tree, wanted, facts), view, minor.getAsInt(), new Compiler(python.get(), facts.scratch()), facts, out);
        } catch (IOException e) {
            facts.tell(Diagnostic.warning("python.not-compiled", python.get().command(), e.getMessage(), "Byte code stays as it is"));
        }
    }

    /**
     * A source and what is to become of it.
     *
     * @param caches its byte code that is there already
     * @param replaced whether byte code takes its place
     */
    private record Work(ModuleFile source, List<ModuleFile> caches, boolean replaced) {
    }

    private static List<Work> work(PythonTree tree, ByteCode wanted, Facts facts) {
        Optional<SourceReaders> readers = wanted == ByteCode.ONLY ? Optional.of(SourceReaders.of(tree, facts)) : Optional.empty();
        List<Work> all = new ArrayList<>();
        for (List<ModuleFile> files : tree.moduleFiles()) {
            for (ModuleFile file : files) {
                if (file.kind() == ModuleFile.Kind.SOURCE) {
                    List<ModuleFile> caches = files.stream().filter(other -> other.kind() == ModuleFile.Kind.CACHE && isOf(other, file)).toList();
                    boolean replaced = readers.isPresent() && !readers.get().mayRead(file);
                    if (replaced || caches.isEmpty()) {
                        all.add(new Work(file, caches, replaced));
                    }
                }
            }
        }
        return all;
    }

    /** Two sites can have a module of the same name. */
    private static boolean isOf(ModuleFile cache, ModuleFile source) {
        return cache.entry().path().artifact().equals(source.entry().path().artifact())
                && cache.entry().path().folder().equals(source.entry().path().folder() + "__pycache__/");
    }

    private static void compile(List<Work> work, Deployment view, int minor, Compiler compiler, Facts facts, Consumer<Proposal> out) throws IOException {
        List<Optional<Content>> compiled = compiler.compile(work.stream().map(w -> new Compiler.Source(w.source().entry().content(), deployed(w.source().entry(), view))).toList());
        Reason added = Reason.of(INFO, "it spares the compiling at each cold start; /var/task cannot be written to");
        Reason taken = Reason.of(INFO, "byte code takes its place, and nothing reads its source");
        int failed = 0;
        for (int i = 0; i < work.size(); i++) {
            if (compiled.get(i).isEmpty()) {
                failed++;
                continue;
            }
            Entry source = work.get(i).source().entry();
            String stem = source.path().fileName().substring(0, source.path().fileName().length() - ".py".length());
            boolean replaced = work.get(i).replaced();
            EntryPath place = source.path().sibling(source.path().folder() + (replaced ? stem + ".pyc" : "__pycache__/" + stem + ".cpython-3" + minor + ".pyc"));
            out.accept(new Add(place, compiled.get(i).get(), added));
            if (replaced) {
                out.accept(new Remove(source.path(), taken));
                work.get(i).caches().forEach(cache -> out.accept(new Remove(cache.entry().path(), taken)));
            }
        }
        if (failed > 0) {
            facts.tell(Diagnostic.note("python.not-compiled", "sources", failed + " of " + work.size() + " sources are no Python 3." + minor + " and stay as they are"));
        }
    }

    /** Where Lambda puts the file. */
    private static String deployed(Entry entry, Deployment view) {
        boolean layer = view.artifacts().stream().anyMatch(a -> a.role() == Artifact.Role.LAYER && a.name().equals(entry.path().artifact()));
        return (layer ? "/opt/" : "/var/task/") + entry.path().name();
    }
}
