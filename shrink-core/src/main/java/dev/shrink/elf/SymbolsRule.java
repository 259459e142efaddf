package dev.shrink.elf;

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

/** {@code elf.symbols}: native libraries without what the loader never reads. */
public final class SymbolsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.symbols", Stage.BYTES, Safety.LOSSLESS,
            "Takes symbols, debug data, section headers, dead gaps and zero pages out of native libraries; no address moves");

    private static final LibraryTransform TRANSFORM = new LibraryTransform("elf.symbols", ImageRewriter::rewriteLossless);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Untouchable untouchable = facts.get(Untouchable.ANALYSIS);
        for (NativeLibrary library : facts.get(NativeLibraries.ANALYSIS).all()) {
            Optional<String> mustStay = untouchable.reason(library.path());
            if (mustStay.isPresent()) {
                facts.tell(Diagnostic.note("elf.bytes-are-checked", library.path().qualified(), "keeps its bytes: " + mustStay.get()));
                continue;
            }
            out.accept(new Proposal.Rewrite(library.path(), TRANSFORM, new Reason(INFO.id(),
                    "the loader needs neither symbol tables nor debug data nor section headers, and zero pages need no bytes in the file", List.of())));
        }
    }
}
