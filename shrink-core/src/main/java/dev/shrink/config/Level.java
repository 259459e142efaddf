package dev.shrink.config;

/** How finely dead code is taken out. */
public enum Level {
    /** Whole classes. */
    CLASSES,
    /** Classes, methods and fields. */
    MEMBERS
}
