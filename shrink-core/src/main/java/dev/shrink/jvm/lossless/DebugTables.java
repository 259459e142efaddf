package dev.shrink.jvm.lossless;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Takes tables of local variables out of classes. Line numbers stay for stack traces, MethodParameters for reflection. */
public final class DebugTables implements Rule {

    private static final RuleInfo INFO = new RuleInfo("jvm.debug-tables", Stage.BYTES, Safety.LOSSLESS,
        "Takes local-variable tables, which only debuggers read, out of classes; line numbers stay");
    /** Libraries that learn names of parameters from these tables when they run. */
    private static final List<String> READERS = List.of(
        "org/springframework/core/LocalVariableTableParameterNameDiscoverer.class",
        "com/thoughtworks/paranamer/BytecodeReadingParanamer.class",
        "org/aspectj/weaver/bcel/BcelMethod.class");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Optional<String> reader = view.leaves().map(entry -> entry.path().name()).filter(READERS::contains).findFirst();
        if (reader.isPresent()) {
            facts.tell(Diagnostic.note("jvm.debug-tables-read", reader.get(), "this class reads local-variable tables when it runs, so they stay everywhere"));
            return;
        }
        LocalVariables transform = new LocalVariables();
        Reason reason = Reason.of(INFO, "only debuggers read its local-variable tables");
        view.leaves().filter(entry -> entry.isFile() && entry.path().name().endsWith(".class") && entry.size() > 0)
            .forEach(entry -> out.accept(new Proposal.Rewrite(entry.path(), transform, reason)));
    }
}
