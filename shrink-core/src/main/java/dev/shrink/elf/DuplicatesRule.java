package dev.shrink.elf;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.duplicates}: one library, several files. The loader takes copies with one soname for one library; so they can be one. */
public final class DuplicatesRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.duplicates", Stage.BYTES, Safety.LOSSLESS,
            "Puts a small library that leads to its twin in the place of a library that is there twice; removes full-version names that nobody loads");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Twins twins = facts.get(Twins.ANALYSIS);
        twins.nameless().forEach((path, twin) -> out.accept(new Proposal.Remove(path, Reason.of(INFO,
                "the same bytes are beside it under the soname by which the loader finds them, and nothing names this file", "same bytes as " + twin.original(), "soname " + twin.soname()))));
        twins.forwarded().forEach((path, twin) -> {
            LibraryTransform transform = new LibraryTransform(INFO.id(), (in, result) -> StandIn.write(in, result, Set.of(), List.of(twin.reference())));
            out.accept(new Proposal.Rewrite(path, transform, Reason.of(INFO, "the same bytes are there twice; the loader takes libraries of one soname for one, so this one leads to the other",
                    "same bytes as " + twin.original(), "soname " + twin.soname())));
        });
    }
}
