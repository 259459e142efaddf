package dev.shrink.assembly;

/** How a function's package holds its libraries; Lambda reads both (AWS Lambda Developer Guide, "Java deployment packages"). */
public enum Layout {
    /** The application's classes at the top, each library as it is in {@code lib/}. */
    LIB,
    /** Everything unpacked into one tree; of files with one name, the first on the class path is taken. */
    EXPLODED
}
