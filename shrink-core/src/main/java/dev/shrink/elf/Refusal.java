package dev.shrink.elf;

import java.util.Objects;

/**
 * Why a file was left as it is. A refusal is data: the caller keeps the original bytes and shows the sentence.
 *
 * @param kind what family of reasons it belongs to
 * @param detail one sentence for a person, with the numbers that led to it
 */
public record Refusal(Kind kind, String detail) {

    /** Families of refusals, so that callers and tests need not compare sentences. */
    public enum Kind {
        /** Not an ELF file at all: a linker script, an archive, text. */
        NOT_ELF,
        /** ELF, but of a class, byte order, type or system that this engine does not rewrite. */
        UNSUPPORTED,
        /** Headers or tables that contradict each other or the file's size. */
        CORRUPT,
        /** Well-formed, but with a property that makes this very change unsafe. */
        UNSAFE,
        /** The written file did not pass the comparison with the original; it was thrown away. */
        VERIFICATION
    }

    public Refusal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
