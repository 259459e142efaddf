package dev.shrink.rule;

/** When a rule runs. Each stage sees the deployment as the stages before it left it. */
public enum Stage {
    /** Whole files that are not needed, whatever the code does. */
    FILES,
    /** What the code reaches. */
    CODE,
    /** Smaller bytes for what stays. */
    BYTES
}
