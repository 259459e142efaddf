package dev.shrink.analysis.graph;

/** What kind of thing a node names; the same text may name different things in different spaces. */
public enum Space {
    /** A class by its internal name, e.g. {@code com/acme/Handler} (JVMS 4.2.1). */
    CLASS,
    /** A method or field: {@code com/acme/Handler.handle(Ljava/lang/String;)V}, {@code com/acme/Handler.limit:I}. */
    MEMBER,
    /** A Python module by its dotted name. */
    PYTHON_MODULE,
    /** A native library by its entry path. */
    NATIVE,
    /** Any other file by its name on the class path, or by its entry path. */
    RESOURCE
}
