package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;

/**
 * One step of the engine over the bytes of an entry.
 *
 * @param id for reports
 * @param step reads one file and writes another
 * @param mayGrow whether a file of the same size counts, because it packs better
 */
record LibraryTransform(String id, Step step, boolean mayGrow) implements Transform {

    /** For a step whose files must be smaller. */
    LibraryTransform(String id, Step step) {
        this(id, step, false);
    }

    /** Reads {@code input} and, if there is something to gain, writes {@code output}, which does not exist yet. */
    @FunctionalInterface
    interface Step {
        RewriteOutcome rewrite(Path input, Path output) throws IOException;
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        Path output = scratch.newFile();
        RewriteOutcome outcome = step.rewrite(scratch.fileOf(in), output);
        if (outcome instanceof RewriteOutcome.Refused refused) {
            Refusal refusal = refused.refusal();
            throw new TransformRefusedException("elf." + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), refusal.detail());
        }
        return outcome instanceof RewriteOutcome.Rewritten ? Content.of(output) : in;
    }
}
