package dev.shrink.elf;

/** Carries a {@link Refusal} out of nested parsing; caught at the engine's public methods, which return it as a value. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal.Kind kind, String detail) {
        super(detail);
        this.refusal = new Refusal(kind, detail);
    }

    static RefusedException corrupt(String detail) {
        return new RefusedException(Refusal.Kind.CORRUPT, detail);
    }

    static RefusedException unsupported(String detail) {
        return new RefusedException(Refusal.Kind.UNSUPPORTED, detail);
    }

    static RefusedException unsafe(String detail) {
        return new RefusedException(Refusal.Kind.UNSAFE, detail);
    }

    static RefusedException verification(String detail) {
        return new RefusedException(Refusal.Kind.VERIFICATION, detail);
    }

    Refusal refusal() {
        return refusal;
    }
}
