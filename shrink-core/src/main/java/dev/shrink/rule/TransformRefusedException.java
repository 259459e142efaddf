package dev.shrink.rule;

/** A transform does not understand a content and leaves it alone. Not an error: the entry is copied through and the reason told. */
public final class TransformRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code    stable identifier for the diagnostic, such as {@code elf.not-understood}
     * @param message why, in a sentence
     */
    public TransformRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    public TransformRefusedException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
