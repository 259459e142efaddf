package dev.shrink.model;

/** How sure a rule is that what it takes away is not missed; reported separately in bytes. */
public enum Safety {
    /** Nothing that runs on the target can tell the difference. */
    LOSSLESS,
    /** Not reached according to sound static analysis. */
    STATIC,
    /** Not used in a recorded run. */
    TRACED;

    /** Whether a rule of this safety may run when the user asked for {@code tier}. */
    public boolean allowedBy(Safety tier) {
        return compareTo(tier) <= 0;
    }
}
