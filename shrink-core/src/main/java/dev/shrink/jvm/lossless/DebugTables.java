package dev.shrink.jvm.lossless;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.Broken;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** Takes tables of local variables out of classes. Line numbers stay for stack traces, MethodParameters for reflection. */
public final class DebugTables implements Rule {

    private static final RuleInfo INFO = new RuleInfo("jvm.debug-tables", Stage.BYTES, Safety.LOSSLESS,
        "Takes local-variable tables, which only debuggers read, out of classes; line numbers stay");
    /** Classes of libraries that learn names of parameters from these tables when they run. */
    private static final String READERS = "local-variable-readers.txt";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Set<String> readers = readers();
        Optional<String> reader = view.leaves().map(entry -> entry.path().name()).filter(readers::contains).findFirst();
        if (reader.isPresent()) {
            facts.tell(Diagnostic.note("jvm.debug-tables-read", reader.get(), "this class reads local-variable tables when it runs, so they stay everywhere"));
            return;
        }
        LocalVariables transform = new LocalVariables();
        Reason reason = Reason.of(INFO, "only debuggers read its local-variable tables");
        view.leaves().filter(entry -> entry.isFile() && entry.path().name().endsWith(".class") && entry.size() > 0)
            .forEach(entry -> out.accept(new Proposal.Rewrite(entry.path(), transform, reason)));
    }

    private static Set<String> readers() {
        try (InputStream in = DebugTables.class.getResourceAsStream(READERS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty()).map(name -> name.replace('.', '/') + ".class").collect(Collectors.toSet());
        } catch (IOException e) {
            throw new Broken("jvm.debug-tables", READERS, "the list cannot be read", e);
        }
    }
}
