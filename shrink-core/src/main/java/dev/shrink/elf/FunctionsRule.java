package dev.shrink.elf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.ExportUsers;
import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.config.VerifySettings;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/**
 * {@code elf.functions}: functions of native libraries that nothing reaches from what Java and Python call. Only on request, and only where
 * events say what the shrunk function must still do.
 */
public final class FunctionsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.functions", Stage.BYTES, Safety.STATIC,
            "Takes functions out of native libraries that no native method of Java, no Python module and no other library leads to");

    private static final String PYTHON = "PyInit_";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.SHAKE_NATIVES)) {
            return;
        }
        String everything = view.artifacts().get(0).name();
        if (facts.settings().get(VerifySettings.EVENT).isEmpty()) {
            facts.tell(Diagnostic.warning("elf.functions-kept", everything, "keeps all functions of its libraries: there is no event to run it with before and after",
                    "Add --event with what the function must still do"));
            return;
        }
        AskedNames names = facts.get(AskedNames.ANALYSIS);
        if (!names.complete()) {
            facts.tell(Diagnostic.note("elf.functions-kept", everything, "keeps all functions of its libraries: one of them could not be read, so nobody knows what it calls"));
            return;
        }
        Map<String, Set<String>> users = new HashMap<>();
        ServiceLoader.load(ExportUsers.class, ExportUsers.class.getClassLoader()).forEach(u -> users.put(u.prefix(), u.used(facts)));
        AskedExports asked = new AskedExports(names, users);
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        boolean packs = facts.settings().get(SettingTable.PACK) || facts.settings().get(SettingTable.FIT).isPresent();
        for (NativeLibrary library : facts.get(NativeLibraries.ANALYSIS).all()) {
            if (untouchable.reason(library.path()).isPresent()) {
                continue;
            }
            try {
                propose(library, asked, packs, facts, out);
            } catch (IOException | RefusedException e) {
                facts.tell(Diagnostic.warning("elf.not-read", library.path().qualified(), "keeps its functions: " + e.getMessage(), "Build the artifact again"));
            }
        }
    }

    /** Only libraries that an interpreter enters by its own names: of others nobody knows who looks their functions up. */
    private static void propose(NativeLibrary library, AskedExports asked, boolean packs, Facts facts, Consumer<Proposal> out) throws IOException, RefusedException {
        List<String> exports = LibrarySymbols.read(library, facts.scratch()).stream().filter(Symbol::isExport).map(Symbol::name).toList();
        List<String> bound = exports.stream().filter(asked::isBoundByConvention).toList();
        boolean python = exports.stream().anyMatch(n -> n.startsWith(PYTHON));
        if (bound.isEmpty() && !python) {
            return;
        }
        long used = bound.stream().filter(asked::isUsed).count();
        if (!bound.isEmpty() && used == 0) {
            facts.tell(Diagnostic.note("elf.functions-kept", library.path().qualified(), "keeps its functions: no class here has the native methods that they are for"));
            return;
        }
        boolean packed = packs || library.path().depth() > 0;
        LibraryTransform transform = new LibraryTransform(INFO.id(), (in, result) -> DeadFunctions.cut(in, result, asked, packed), packed);
        String sentence = bound.isEmpty() ? "Python enters it by PyInit_ only, and no other library asks for its C++ functions"
                : "%d of its %d functions for native methods can be called, and no other library asks for its C++ functions".formatted(used, bound.size());
        out.accept(new Proposal.Rewrite(library.path(), transform, Reason.of(INFO, sentence, "unwind tables, relocations and references of its code")));
    }
}
