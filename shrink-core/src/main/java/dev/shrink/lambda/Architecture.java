package dev.shrink.lambda;

/** Instruction sets that Lambda runs. */
public enum Architecture {
    X86_64("x86_64"), ARM64("arm64");

    private final String id;

    Architecture(String id) {
        this.id = id;
    }

    /** The name that AWS uses, {@code x86_64} or {@code arm64}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
