package dev.shrink.elf;

/** What became of a file. */
sealed interface RewriteOutcome {

    /** A smaller file was written. Sizes in bytes. */
    record Rewritten(long sizeBefore, long sizeAfter) implements RewriteOutcome {
    }

    /** Nothing to gain; nothing was written. */
    record Unchanged() implements RewriteOutcome {
    }

    /** Not understood or not safe; nothing was written. */
    record Refused(Refusal refusal) implements RewriteOutcome {
    }
}
